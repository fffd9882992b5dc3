//! Turns a month with its days, its part and its year into a date as said: `14-20 mart 1918`, `oktyabrın 13-də`.

use super::calendar::Calendar;
use super::lex::{Kind, Piece};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::Stamp;
use super::span::Part;
use super::words::{Case, Reading, Sense, misspelt_month};

impl Parser<'_> {
    pub(super) fn misspelt(&self, piece: Piece) -> Option<Reading> {
        let word = super::skeleton::Skeleton::read(self.lexer.text, piece.from);
        misspelt_month(word.letters())
    }

    /// A month, also with one typing error, at `at`.
    pub(super) fn month(&self, at: usize) -> Option<(u8, Reading, usize)> {
        let piece = self.piece(at);
        let reading = match piece.kind {
            Kind::Word(reading) => reading,
            Kind::Other => self.misspelt(piece)?,
            _ => return None,
        };
        match reading.sense {
            Sense::Month(month) => Some((month, reading, piece.to)),
            _ => None,
        }
    }

    /// A day of the month: its number, its ending, and where it ends.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, Case, usize)> {
        match self.piece(at) {
            Piece { kind: Kind::Number { value, digits, case }, to, .. }
                if (1..=31).contains(&value) && digits <= 2 && !self.is_split(to) =>
            {
                Some((value as u8, case, to))
            }
            _ => None,
        }
    }

    /// `13 oktyabr …`, `14-20 mart …`, `12/24 dekabr …`
    pub(super) fn day_first(&self, piece: Piece, day: u8, case: Case) -> Option<Parsed> {
        if matches!(case, Case::Bare | Case::Own | Case::Ordinal)
            && let Some((month, reading, to)) = self.month(piece.to)
        {
            return self.after_day_month(
                Stamp { month: Some(month), day: Some(day), ..Stamp::default() },
                reading,
                to,
            );
        }
        let next = self.piece(piece.to);
        let joined = matches!(
            next.kind,
            Kind::Dash | Kind::Mark('/' | '(') | Kind::Word(Reading { sense: Sense::And, .. })
        );
        if !joined {
            return None;
        }
        let (second, _, mut to) = self.day_number(next.to)?;
        if next.kind == Kind::Mark('(') {
            let close = self.piece(to);
            to = (close.kind == Kind::Mark(')')).then_some(close.to)?;
        }
        let (month, reading, to) = self.month(to)?;
        let first = Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
        let end = Stamp { day: Some(second), ..first };
        let mut parsed = self.after_day_month(first, reading, to)?;
        if parsed.partial.to.is_some() {
            return None;
        }
        parsed.partial.from.month = Some(month);
        let apart = i64::from(second) - i64::from(day);
        if next.kind != Kind::Dash && super::partial::is_offset(apart) {
            parsed.partial.other = Some(Stamp { years: None, ..end });
        } else if apart > 0 && (next.kind == Kind::Dash || apart == 1) {
            parsed.partial.to = Some(Stamp { years: parsed.partial.from.years, ..end });
            parsed.range = true;
        } else {
            return None;
        }
        Some(parsed)
    }

    /// What may follow a day and a month: the other style, the year.
    pub(super) fn after_day_month(
        &self,
        mut stamp: Stamp,
        reading: Reading,
        mut to: usize,
    ) -> Option<Parsed> {
        let mut case = reading.case;
        if let Some((word, end)) = self.word(to).filter(|(word, _)| word.sense == Sense::MonthWord) {
            (case, to) = (word.case, end);
        }
        // A name has the month bare (2 Mart məktəbi); 2 martında məktəb açıldı is a time.
        if case == Case::Bare && self.is_named(to) {
            return None;
        }
        let other = self.other_style(stamp, to);
        if let Some((_, end)) = other {
            to = end;
        }
        let mut form = Form::DayMonth;
        if let Some(year) = self.year_behind(to) {
            stamp.years = Some(year.years);
            (to, case, form) = (year.to, year.case, Form::DayMonthYear);
        }
        // 20 sentyabr (1994)
        let open = self.piece(to);
        if stamp.years.is_none() && open.kind == Kind::Mark('(') {
            let year = self.year_behind(open.to);
            let close = year.map(|year| self.piece(year.to)).filter(|close| close.kind == Kind::Mark(')'));
            if let (Some(year), Some(close)) = (year, close) {
                stamp.years = Some(year.years);
                (to, case, form) = (close.to, year.case, Form::DayMonthYear);
            }
        }
        let other = other.map(|(other, _)| other).or_else(|| {
            let (other, end) = self.other_style(stamp, to)?;
            to = end;
            Some(other)
        });
        let mut parsed = self.parsed(stamp, form, to, case);
        // 20 dekabr 1905 (2 yanvar 1906), and 28 dekabr (10 yanvar) 1906, where the year is the later one's.
        if let Some(other) = other {
            parsed.partial.other = Some(other);
            parsed.partial.calendar = Calendar::Gregorian;
        } else if let Some((calendar, end)) = self.style_behind(to) {
            (parsed.partial.calendar, parsed.to) = (calendar, end);
        }
        Some(parsed)
    }

    /// Whether a street, a square or a station follows that bears the date as its name.
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| reading.sense == Sense::Named)
    }

    /// A date that begins with a month: `oktyabrın 13-də`, `oktyabr 1921`, `mart-aprel`.
    pub(super) fn month_first(&self, piece: Piece, reading: Reading) -> Option<Parsed> {
        let Sense::Month(month) = reading.sense else { return None };
        let mut parsed = self.month_tail(Stamp::default(), month, reading, piece.to, Form::Month)?;
        if parsed.form == Form::MonthDay && parsed.partial.to.is_none() {
            let other = self.other_style(parsed.partial.from, parsed.to);
            if let Some((other, to)) = other {
                (parsed.partial.other, parsed.to) = (Some(other), to);
            }
        }
        if let Some(year) = self.year_behind(parsed.to) {
            parsed.partial.from.years = Some(year.years);
            if let Some(to) = &mut parsed.partial.to {
                to.years = Some(year.years);
            }
            (parsed.to, parsed.case) = (year.to, year.case);
            parsed.form = if parsed.form == Form::MonthDay { Form::MonthDayYear } else { Form::MonthYear };
            if parsed.form == Form::MonthDayYear
                && parsed.partial.to.is_none()
                && parsed.partial.other.is_none()
                && let Some((other, to)) = self.other_style(parsed.partial.from, parsed.to)
            {
                (parsed.partial.other, parsed.to) = (Some(other), to);
            }
            return Some(parsed);
        }
        if self.mode == Mode::Running && parsed.form == Form::Month && parsed.partial.from.part.is_none() {
            // A bare month is a name (mart hadisələri); a case makes it a time (martda, may ayından).
            let when = matches!(parsed.case, Case::Loc | Case::Abl | Case::Until);
            return when.then_some(parsed);
        }
        Some(parsed)
    }

    /// What may follow a month: its day or days, its part, a second month.
    pub(super) fn month_tail(
        &self,
        mut stamp: Stamp,
        month: u8,
        reading: Reading,
        mut to: usize,
        form: Form,
    ) -> Option<Parsed> {
        stamp.month = Some(month);
        let day_form = if stamp.years.is_some() { Form::YearMonthDay } else { Form::MonthDay };
        let mut case = reading.case;
        if let Some((word, end)) =
            self.word(to).filter(|(word, _)| word.sense == Sense::MonthWord && !word.plural)
        {
            (case, to) = (word.case, end);
        }
        let open = case == Case::Gen || (case == Case::Own && to > 0);
        if let Some((day, ending, end)) = self.day_number(self.after_blank(to, case)) {
            let tail = self.days_behind(day, ending, end, open, stamp.years.is_some());
            if let Some((last, ending, end)) = tail {
                stamp.day = Some(day);
                let mut parsed = self.parsed(stamp, day_form, end, ending);
                if let Some(last) = last {
                    parsed.partial.to = Some(Stamp { day: Some(last), ..stamp });
                    parsed.range = true;
                }
                return Some(parsed);
            }
        }
        if open && let Some((part, ending, end)) = self.part(to) {
            stamp.part = Some(part);
            return Some(self.parsed(stamp, form, end, ending));
        }
        let mut parsed = self.parsed(stamp, form, to, case);
        let dash = self.piece(to);
        if dash.kind == Kind::Dash
            && let Some((second, reading, end)) = self.month(dash.to).filter(|(second, ..)| *second > month)
        {
            let months = self.word(end).filter(|(word, _)| word.sense == Sense::MonthWord);
            parsed.partial.to = Some(Stamp { month: Some(second), ..stamp });
            parsed.range = true;
            (parsed.case, parsed.to) = months.map_or((reading.case, end), |(word, end)| (word.case, end));
            // mart – aprel 5-də is no pair of months.
            if months.is_none() && self.day_number(parsed.to).is_some() {
                return Some(self.parsed(stamp, form, to, case));
            }
        }
        Some(parsed)
    }

    /// Where to look for what a genitive leaves open, over the end of the line too.
    pub(super) fn after_blank(&self, at: usize, case: Case) -> usize {
        if case != Case::Gen {
            return at;
        }
        let (to, ends) = self.lexer.blanks(at);
        if ends <= 1 { to } else { at }
    }

    /// The days behind a month: `13-də`, `30-31-də`, `13-ü`, or a bare `13` where that is clear.
    pub(super) fn days_behind(
        &self,
        day: u8,
        ending: Case,
        to: usize,
        open: bool,
        after_year: bool,
    ) -> Option<(Option<u8>, Case, usize)> {
        let next = self.piece(to);
        if (next.kind == Kind::Dash || matches!(next.kind, Kind::Word(Reading { sense: Sense::And, .. })))
            && let Some((last, ending, end)) = self.day_number(next.to)
        {
            let clear = ending != Case::Bare || self.mode != Mode::Running;
            let apart = last.checked_sub(day).filter(|apart| *apart > 0)?;
            if clear && open && self.month(end).is_none() && (next.kind == Kind::Dash || apart == 1) {
                return Some((Some(last), ending, end));
            }
        }
        if ending == Case::Ordinal {
            // martın 8-ci günü
            let (word, end) = self.word(to)?;
            return (open && word.sense == Sense::Day).then_some((None, word.case, end));
        }
        if ending == Case::Bare && self.month(to).is_some() {
            return None;
        }
        // oktyabrın 13 də: the hyphen is lost.
        if ending == Case::Bare && open && (self.is_word(to, b"de") || self.is_word(to, b"da")) {
            return Some((None, Case::Loc, next.to));
        }
        if ending != Case::Bare {
            return open.then_some((None, ending, to));
        }
        let stops = matches!(
            next.kind,
            Kind::End
                | Kind::Mark('.' | ',' | ';' | ')' | '(' | ':')
                | Kind::Dash
                | Kind::Word(Reading { sense: Sense::Date | Sense::Day, .. })
        );
        let year = self.year_behind(to).is_some();
        (year || (stops && (open || after_year || self.mode == Mode::Whole))).then_some((
            None,
            Case::Bare,
            to,
        ))
    }

    /// `sonunda`, `birinci yarısında`, `II rübündə`
    pub(super) fn part(&self, at: usize) -> Option<(Part, Case, usize)> {
        let piece = self.lexer.piece_over(at);
        let index = match piece.kind {
            Kind::Word(reading) => match reading.sense {
                Sense::Edge(edge) if reading.case != Case::Bare && reading.case != Case::Gen => {
                    // İlin sonuna 64 gün qalır.
                    let counted = matches!(self.piece(piece.to).kind, Kind::Number { .. });
                    if reading.case == Case::Dat && counted {
                        return None;
                    }
                    return Some((Part { index: edge, of: 3 }, reading.case, piece.to));
                }
                Sense::Edge(2) if reading.case == Case::Bare => 4,
                Sense::Nth(nth) => nth,
                _ => return None,
            },
            Kind::Roman(value @ 1..=4) => value as u8,
            Kind::Number { value: value @ 1..=4, case: Case::Ordinal, .. } => value as u8,
            _ => return None,
        };
        let (reading, to) = self.word(piece.to)?;
        let of = match reading.sense {
            Sense::Half => 2,
            Sense::Quarter => 4,
            _ => return None,
        };
        Some((Part { index: index.clamp(1, of) - 1, of }, reading.case, to))
    }

    pub(super) fn season_first(&self, season: u8, to: usize) -> Option<Parsed> {
        let year = self.year_behind(to)?;
        let stamp = Stamp { years: Some(year.years), season: Some(season), ..Stamp::default() };
        Some(self.parsed(stamp, Form::Season, year.to, year.case))
    }
}
