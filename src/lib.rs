//! Salnamə: a search engine for chronicles that reads Azerbaijani.
//!
//! ```text
//! file ─read→ Source ─split→ Event ─write→ generation ─publish→ index/current
//! query text ─syntax→ Query ─plan→ Plan ─run→ candidates ─rescore→ Page ─view→ terminal | JSON | CSV
//! ```
//!
//! Values only move right: no stage reopens what an earlier one closed, none calls back to the left. The modules
//! stand here in the order of the pipeline; each may use those above it that `ARCHITECTURE.md` names.
//!
//! Without the feature `app` the crate is the language library alone: [`lang`] and [`date`].

#[cfg(feature = "app")]
pub mod error;

pub mod lang;

pub mod date;

#[cfg(feature = "app")]
pub mod chronicle;

#[cfg(feature = "app")]
pub mod index;

#[cfg(feature = "app")]
pub mod query;

#[cfg(feature = "app")]
pub mod search;

#[cfg(feature = "app")]
pub mod view;

#[cfg(feature = "app")]
pub mod cli;

/// The examples of the README, compiled and run with the doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
