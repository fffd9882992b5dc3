//! Turns a month with its days, its part and its year into a date as said: `14-20 mart 1918`, `oktyabrın 13-də`.

use super::lex::{Kind, Piece};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::Stamp;
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
        if case == Case::Bare
            && let Some(list) = self.listed_months(stamp, month, to, form)
        {
            return Some(list);
        }
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

    /// `iyun, iyul və avqust aylarında`
    fn listed_months(&self, stamp: Stamp, first: u8, at: usize, form: Form) -> Option<Parsed> {
        let (mut last, mut to, mut case, mut closed) = (first, at, Case::Bare, false);
        while !closed && case == Case::Bare {
            let mark = self.piece(to);
            let and = matches!(mark.kind, Kind::Word(Reading { sense: Sense::And, .. }));
            if !and && mark.kind != Kind::Mark(',') {
                break;
            }
            let Some((month, reading, end)) = self.month(mark.to).filter(|(month, ..)| *month > last) else {
                break;
            };
            (last, to, case, closed) = (month, end, reading.case, and);
        }
        let word = self.word(to).filter(|(word, _)| word.sense == Sense::MonthWord);
        if let Some((word, end)) = word {
            (case, to) = (word.case, end);
        }
        let heads = self.mode != Mode::Running
            && matches!(self.piece(to).kind, Kind::Dash | Kind::End | Kind::Mark(':'));
        if last == first || !closed || !(word.is_some() || heads || self.year_behind(to).is_some()) {
            return None;
        }
        let mut parsed = self.parsed(stamp, form, to, case);
        parsed.partial.to = Some(Stamp { month: Some(last), ..stamp });
        parsed.range = true;
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
}
