//! Salnamə: a search engine for chronicles that reads Azerbaijani.

pub mod lang;
