//! Turns a number into a year where something proves that it is one, and reads the month and day behind it.
//!
//! `1918` alone is a number like any other. It is a year with *il* behind it, behind a month, before a day and
//! a month, in an era, or where the caller knows that dates stand (a heading, brackets, a date field).

use super::lex::{Kind, Piece};
use super::parse::{Mode, Parser, YearRead};
use super::partial::Years;
use super::span::Precision;
use super::words::{Case, Reading, Sense};

/// Whether a bare number of four digits may be a year at all.
fn is_likely(value: i64, digits: usize) -> bool {
    digits == 4 && (1000..2200).contains(&value)
}

impl Parser<'_> {
    /// The word *il* at `at`: its reading and its end.
    pub(super) fn il(&self, at: usize) -> Option<(Reading, usize)> {
        // 1920-ci-ildə
        let dash = self.piece(at);
        let at = if dash.kind == Kind::Dash && dash.from == at { dash.to } else { at };
        self.word(at).filter(|(reading, _)| reading.sense == Sense::Year)
    }

    /// The year, or the years of a range, that a date begins with.
    pub(super) fn year(&self, piece: Piece) -> Option<YearRead> {
        let Kind::Number { value, digits, case } = piece.kind else { return None };
        if let Some(range) = self.year_range(piece) {
            return Some(range);
        }
        if digits > 4 && !self.bce {
            return None;
        }
        let known = self.bce || self.mode == Mode::Whole;
        let from = self.year_of(value)?;
        if let Some((il, to)) = self.il(piece.to) {
            let sure = case == Case::Ordinal && (digits >= 3 || known) && digits <= 4;
            let whole = || {
                is_likely(value, digits)
                    && (matches!(il.case, Case::Loc | Case::Gen | Case::Own)
                        || (value % 50 != 0 && !self.counts(to)))
                    && !self.ago(to)
            };
            if !(sure || known || whole()) {
                return None;
            }
            if il.plural && value % 10 == 0 {
                let years = self.decade(value, value)?;
                return Some(YearRead { years, to, case: il.case, il: true, range: false });
            }
            if il.plural && !known && case != Case::Ordinal {
                return None;
            }
            return Some(YearRead { years: Years::one(from), to, case: il.case, il: true, range: false });
        }
        let bare = YearRead { years: Years::one(from), to: piece.to, case, il: false, range: false };
        let ordered = case == Case::Ordinal && self.mode == Mode::Heading && digits >= 3;
        if known || ordered || (self.mode == Mode::Heading && case == Case::Bare && (3..=4).contains(&digits))
        {
            return (self.bce || digits <= 4).then_some(bare);
        }
        // 1918-də
        if is_likely(value, digits) && case == Case::Loc {
            return Some(bare);
        }
        // 1918, 23 fevral; 1918 fevral 23
        (is_likely(value, digits) && case == Case::Bare && self.date_follows(piece.to)).then_some(bare)
    }

    fn ago(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| matches!(reading.sense, Sense::Ago | Sense::Later))
    }

    /// Whether a small word follows that makes the years a length: *1923 il sonra*.
    fn counts(&self, at: usize) -> bool {
        self.ago(at) || matches!(self.piece(at).kind, Kind::Word(Reading { sense: Sense::Quantity, .. }))
    }

    fn date_follows(&self, at: usize) -> bool {
        let comma = self.piece(at);
        let at = if comma.kind == Kind::Mark(',') { comma.to } else { at };
        match self.day_number(at) {
            Some((_, _, to)) => {
                let dash = self.piece(to);
                let last = self.day_number(dash.to).filter(|_| dash.kind == Kind::Dash);
                self.month(last.map_or(to, |(_, _, to)| to)).is_some()
            }
            None => self.month(at).is_some_and(|(_, _, to)| self.day_number(to).is_some()),
        }
    }

    /// `1905–1906-cı illər`, `1387-1401`, `1920-30-cu illər`
    fn year_range(&self, piece: Piece) -> Option<YearRead> {
        let Kind::Number { value, digits, case: first_case } = piece.kind else { return None };
        let dash = self.piece(piece.to);
        let slash = dash.kind == Kind::Mark('/');
        if digits == 4 && matches!(dash.kind, Kind::Mark(',') | Kind::Word(Reading { sense: Sense::And, .. }))
        {
            return self.listed_years(value, piece.to);
        }
        if dash.kind != Kind::Dash && !slash {
            return None;
        }
        let second = self.piece(dash.to);
        let Kind::Number { value: mut last, digits: last_digits, case } = second.kind else { return None };
        if self.is_split(second.to) || digits > 7 {
            return None;
        }
        let spaced = dash.from > piece.to || second.from > dash.to;
        if digits >= 3 && last_digits == 2 && !self.bce && !spaced {
            last += value / 100 * 100;
        }
        // 1141/1142, 1141/42: one year of another calendar lies over two.
        if slash && last != value + 1 {
            return None;
        }
        let il = self.il(second.to);
        if il.is_none() && digits == 4 && last_digits == 2 && self.mode != Mode::Running && last % 100 <= 12 {
            // 1828-02 is a month of a table, not 1828–1902.
            return None;
        }
        let years = digits >= 3 && (last_digits >= 3 || last_digits == 2);
        let proved = match il {
            Some((reading, _)) => {
                let single = reading.case == Case::Loc && !reading.plural;
                years
                    && (case == Case::Ordinal || reading.plural)
                    && !(spaced && single && first_case == Case::Bare)
            }
            None => {
                let apart = case == Case::Bare && last_digits <= 4;
                (self.mode != Mode::Running && years && digits <= 4 && apart) || self.bce
            }
        };
        if !proved {
            return None;
        }
        let (from, to) = if self.bce {
            (self.year_of(value)?, if last < value { self.year_of(last)? } else { last })
        } else {
            (value, last)
        };
        if from >= to || to > 9999 {
            return None;
        }
        let (end, case, plural) = il.map_or((second.to, case, false), |(il, end)| (end, il.case, il.plural));
        let decades = plural && value % 10 == 0 && last % 10 == 0 && last_digits == 2;
        let years = if decades {
            Years { from, to: to + 9, precision: Precision::Decade }
        } else {
            Years { from, to, precision: Precision::Year }
        };
        Some(YearRead { years, to: end, case, il: il.is_some(), range: true })
    }

    /// `1905, 1907 və 1910-cu illərdə`
    fn listed_years(&self, first: i64, at: usize) -> Option<YearRead> {
        let (mut last, mut to, mut closed) = (first, at, false);
        let mut ordered = false;
        while !closed && !ordered {
            let mark = self.piece(to);
            let and = matches!(mark.kind, Kind::Word(Reading { sense: Sense::And, .. }));
            if !and && mark.kind != Kind::Mark(',') {
                break;
            }
            let Piece { kind: Kind::Number { value, digits: 4, case }, to: end, .. } = self.piece(mark.to)
            else {
                break;
            };
            if value <= last {
                break;
            }
            (last, to, closed, ordered) = (value, end, and, case == Case::Ordinal);
        }
        let (il, to) = self.il(to).filter(|(il, _)| il.plural && ordered && closed)?;
        let years = Years { from: self.year_of(first)?, to: self.year_of(last)?, precision: Precision::Year };
        (years.from < years.to).then_some(YearRead { years, to, case: il.case, il: true, range: true })
    }

    /// The year behind a day and a month: `1921`, `, 1921-ci ildə`, `e.ə. 44`.
    pub(super) fn year_behind(&self, at: usize) -> Option<YearRead> {
        let mut piece = self.piece(at);
        let comma = piece.kind == Kind::Mark(',');
        if comma {
            piece = self.piece(piece.to);
        }
        if piece.kind == Kind::BeforeEra {
            let number = self.piece(piece.to);
            return super::parse::Parser { bce: true, mode: Mode::Whole, ..*self }
                .year(number)
                .filter(|year| !year.range);
        }
        let Kind::Number { value, digits, case } = piece.kind else { return None };
        if self.is_split(piece.to) || digits > 4 {
            return None;
        }
        let mut year =
            YearRead { years: Years::one(self.year_of(value)?), to: piece.to, case, il: false, range: false };
        if let Some((il, to)) = self.il(piece.to) {
            if il.plural
                || !(digits >= 3 || case == Case::Ordinal && self.bce)
                || (digits < 4 && case != Case::Ordinal)
            {
                return None;
            }
            (year.to, year.case, year.il) = (to, il.case, true);
            return Some(year);
        }
        let next = self.piece(piece.to);
        if next.kind == Kind::BeforeEra && !matches!(self.piece(next.to).kind, Kind::Number { .. }) {
            return Some(YearRead { years: Years::one(1 - value), to: next.to, ..year });
        }
        let sure = match case {
            Case::Ordinal => {
                digits >= 3 && !matches!(next.kind, Kind::Other | Kind::Word(_)) || digits == 4 && !comma
            }
            _ => {
                is_likely(value, digits)
                    && !matches!(
                        next.kind,
                        Kind::Word(Reading { sense: Sense::Quantity | Sense::Thousand, .. })
                    )
            }
        };
        let heads = self.mode != Mode::Running
            && digits == 3
            && !comma
            && matches!(next.kind, Kind::Dash | Kind::End);
        (sure || heads || (self.bce && digits >= 1)).then_some(year)
    }
}
