//! The tables of dates, of texts without dates, and what must hold for any text.
