//! Turns days of a month with what joins them into a date as said: `14-20 mart 1918`, `12/24 dekabr`, `13-də`.

use super::calendar::Calendar;
use super::lex::{Kind, Piece};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::Stamp;
use super::words::{Case, Reading, Sense};

/// The last of several days named together.
struct Listed {
    last: u8,
    case: Case,
    to: usize,
}

impl Parser<'_> {
    /// A day of the month: its number, its ending, and where it ends.
    pub(super) fn day_number(&self, at: usize) -> Option<(u8, Case, usize)> {
        match self.piece(at) {
            Piece { kind: Kind::Number { value, digits, case }, to, .. }
                if (1..=31).contains(&value) && digits <= 2 && !self.is_split(to) =>
            {
                Some((value as u8, case, to))
            }
            // səkkizində, iyirmi ikisi
            Piece { kind: Kind::Word(Reading { sense: Sense::Count(_), .. }), from, .. } => {
                let (value, case, to) = self.spelled(from)?;
                let ended = !matches!(case, Case::Bare | Case::Gen);
                (ended && (1..=31).contains(&value)).then_some((value as u8, case, to))
            }
            _ => None,
        }
    }

    /// `13 oktyabr …`, `14-20 mart …`, `12/24 dekabr …`, `10, 11 və 12 sentyabr …`
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
        match next.kind {
            Kind::Word(Reading { sense: Sense::HijriMonth(month), case: Case::Bare | Case::Own, .. }) => {
                let stamp = Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
                self.hijri_day(stamp, next.to)
            }
            Kind::Mark('/' | '(') => self.two_styles(next, day),
            Kind::Dash => self.days_to(next.to, day),
            Kind::Mark(',') | Kind::Word(Reading { sense: Sense::And, .. }) => {
                let list = self.listed_days(piece.to, day)?;
                self.closed_days(day, list.last, list.to)
            }
            _ => None,
        }
    }

    /// `12/24 dekabr`, `12 (24) dekabr`
    fn two_styles(&self, next: Piece, day: u8) -> Option<Parsed> {
        let (second, _, mut to) = self.day_number(next.to)?;
        if next.kind == Kind::Mark('(') {
            let close = self.piece(to);
            to = (close.kind == Kind::Mark(')')).then_some(close.to)?;
        }
        let apart = i64::from(second) - i64::from(day);
        if !super::partial::is_offset(apart) {
            return (apart == 1).then(|| self.closed_days(day, second, to)).flatten();
        }
        let (month, reading, to) = self.month(to)?;
        let first = Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
        let mut parsed = self.after_day_month(first, reading, to)?;
        parsed.partial.to.is_none().then_some(())?;
        parsed.partial.other = Some(Stamp { day: Some(second), month: Some(month), ..Stamp::default() });
        Some(parsed)
    }

    /// `-20 mart 1918`, `–20 aprel (28 aprel – 3 may) 1917`, `–11 (14–24) may 1917`
    fn days_to(&self, at: usize, day: u8) -> Option<Parsed> {
        let (last, _, to) = self.day_number(at)?;
        if let Some(days) = self.other_days(None, day, to) {
            let (month, reading, end) = self.month(days.to)?;
            let month = Some(month);
            let (from, to) = (Stamp { month, ..days.from }, Stamp { month, ..days.until });
            return self.new_style(from, to, reading, end);
        }
        let (month, reading, end) = self.month(to)?;
        if let Some(days) = self.other_days(Some(month), day, end) {
            return self.new_style(days.from, days.until, reading, days.to);
        }
        (last > day).then(|| self.closed_days(day, last, to)).flatten()
    }

    /// An interval in both styles, as the Gregorian one that it is.
    fn new_style(&self, from: Stamp, until: Stamp, reading: Reading, to: usize) -> Option<Parsed> {
        let mut parsed = self.after_day_month(from, reading, to)?;
        (parsed.partial.other.is_none() && parsed.partial.to.is_none()).then_some(())?;
        parsed.partial.to = Some(until);
        parsed.partial.calendar = Calendar::Gregorian;
        parsed.range = true;
        Some(parsed)
    }

    /// The days of one month from `day` to `last`, whose month stands at `at`.
    fn closed_days(&self, day: u8, last: u8, at: usize) -> Option<Parsed> {
        let (month, reading, to) = self.month(at)?;
        let first = Stamp { month: Some(month), day: Some(day), ..Stamp::default() };
        let mut parsed = self.after_day_month(first, reading, to)?;
        parsed.partial.to.is_none().then_some(())?;
        parsed.partial.to = Some(Stamp { years: parsed.partial.from.years, day: Some(last), ..first });
        parsed.range = true;
        Some(parsed)
    }

    /// The further days of a list: `, 11 və 12`. In running text the last must stand behind *və*.
    fn listed_days(&self, at: usize, first: u8) -> Option<Listed> {
        let mut list = Listed { last: first, case: Case::Bare, to: at };
        let mut closed = false;
        while !closed {
            let mark = self.piece(list.to);
            let and = matches!(mark.kind, Kind::Word(Reading { sense: Sense::And, .. }));
            if !and && mark.kind != Kind::Mark(',') {
                break;
            }
            let Some((day, case, to)) = self.day_number(mark.to).filter(|(day, ..)| *day > list.last) else {
                break;
            };
            list = Listed { last: day, case, to };
            closed = and;
        }
        (list.last > first && (closed || self.mode != Mode::Running)).then_some(list)
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
        } else if let Some(end) = self.hijri_behind(&parsed) {
            parsed.to = end;
        } else if let Some((calendar, end)) = self.style_behind(to) {
            (parsed.partial.calendar, parsed.to) = (calendar, end);
        }
        Some(parsed)
    }

    /// Whether a street, a square or a station follows that bears the date as its name.
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.word(at).is_some_and(|(reading, _)| reading.sense == Sense::Named)
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
            let near = next.kind == Kind::Dash || apart == 1;
            if clear && open && self.month(end).is_none() && near {
                return Some((Some(last), ending, end));
            }
        }
        // sentyabrın 10, 11 və 12-də
        if let Some(list) = self.listed_days(to, day).filter(|list| {
            let clear = list.case != Case::Bare || self.mode != Mode::Running;
            ending == Case::Bare && open && clear && self.month(list.to).is_none()
        }) {
            return Some((Some(list.last), list.case, list.to));
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

    /// The end of `bazar ertəsi`, `cümə axşamı`, `şənbə günü`.
    fn weekday(&self, at: usize) -> Option<usize> {
        let mut to = self.sense(at, Sense::Weekday)?;
        if self.is_word(to, b"ertesi") || self.is_word(to, b"axsami") {
            to = self.piece(to).to;
        }
        Some(self.sense(to, Sense::Day).unwrap_or(to))
    }

    /// The end of a day of the week behind a date that heads a line: `, şənbə –`, `(bazar)`.
    pub(super) fn weekday_behind(&self, at: usize) -> Option<usize> {
        let mark = self.piece(at);
        let bracket = mark.kind == Kind::Mark('(');
        if let Some(to) = self.days_counted(at) {
            return Some(to);
        }
        let from = if bracket || mark.kind == Kind::Mark(',') { mark.to } else { at };
        let mut to = self.weekday(from)?;
        if bracket {
            let close = self.piece(to);
            to = (close.kind == Kind::Mark(')')).then_some(close.to)?;
        }
        self.days_counted(to).or_else(|| self.closes(to).then_some(to))
    }

    fn closes(&self, at: usize) -> bool {
        matches!(self.piece(at).kind, Kind::Dash | Kind::End | Kind::Mark(':' | '.'))
    }

    /// `(8-ci gün)`, `(31–32-ci gün)` behind a date that heads a line.
    fn days_counted(&self, at: usize) -> Option<usize> {
        let open = self.piece(at);
        let mut last = self.piece(if open.kind == Kind::Mark('(') { open.to } else { return None });
        let dash = self.piece(last.to);
        if dash.kind == Kind::Dash {
            last = self.piece(dash.to);
        }
        let numbered = matches!(last.kind, Kind::Number { case: Case::Ordinal, .. });
        let close = self.piece(self.sense(last.to, Sense::Day).filter(|_| numbered)?);
        (close.kind == Kind::Mark(')') && self.closes(close.to)).then_some(close.to)
    }

    /// `Bazar ertəsi, 3 may 1920`
    pub(super) fn weekday_first(&self, piece: Piece) -> Option<Parsed> {
        let to = self.weekday(piece.from).filter(|_| self.mode != Mode::Running)?;
        let comma = self.piece(to);
        let parsed = self.single(if comma.kind == Kind::Mark(',') { comma.to } else { to })?;
        (parsed.partial.from.day.is_some() && parsed.partial.to.is_none()).then_some(parsed)
    }
}
