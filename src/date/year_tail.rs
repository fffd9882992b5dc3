//! Turns a year and what follows it into a date as said: a month, a day and a month, a season, a part.

use super::lex::Kind;
use super::parse::{Form, Mode, Parsed, Parser, YearRead};
use super::partial::{Partial, Stamp, Years};
use super::span::Precision;
use super::words::{Case, Reading, Sense};

impl Parser<'_> {
    /// A date that begins with its year.
    pub(super) fn year_first(&self, year: YearRead) -> Parsed {
        let stamp = Stamp { years: Some(year.years), ..Stamp::default() };
        let form = match year.years.precision {
            Precision::Decade => Form::Decade,
            _ if year.il => Form::YearIl,
            _ => Form::Year,
        };
        if let Some(parsed) = self.year_tail(stamp, year, form) {
            return parsed;
        }
        // 1918, birinci yarı
        let comma = self.piece(year.to);
        if comma.kind == Kind::Mark(',')
            && self.mode != Mode::Running
            && let Some((part, case, to)) = self.part(comma.to)
        {
            return self.parsed(Stamp { part: Some(part), ..stamp }, Form::YearPart, to, case);
        }
        let mut to = year.to;
        let mut parsed = self.parsed(stamp, form, to, year.case);
        // 331-ci il e.ə.
        let era = self.piece(to);
        if !self.bce
            && era.kind == Kind::BeforeEra
            && !matches!(self.piece(era.to).kind, Kind::Number { .. } | Kind::Roman(_))
        {
            let years = year.years;
            let (first, last) = if year.range { (years.to, years.from) } else { (years.from, years.to) };
            let flipped =
                Years { from: 1 - first.max(last), to: 1 - first.min(last), precision: years.precision };
            to = era.to;
            parsed = self.parsed(Stamp { years: Some(flipped), ..stamp }, Form::Bce, to, Case::Bare);
        }
        parsed.range = year.range;
        parsed
    }

    /// `yaz aylarında`, `yaz-yay aylarında`: one or two seasons without endings.
    pub(super) fn seasons(&self, stamp: Stamp, at: usize) -> Parsed {
        let mut parsed = self.parsed(stamp, Form::Season, at, Case::Bare);
        let dash = self.piece(at);
        let second = self.word(dash.to).filter(|_| dash.kind == Kind::Dash);
        if let Some((Reading { sense: Sense::Season(season), case, .. }, to)) = second
            && Some(season) > stamp.season
        {
            parsed.partial.to = Some(Stamp { season: Some(season), ..stamp });
            (parsed.to, parsed.case, parsed.range) = (to, case, true);
        }
        if let Some((Reading { sense: Sense::MonthWord, case, .. }, to)) = self.word(parsed.to) {
            (parsed.to, parsed.case) = (to, case);
        }
        parsed
    }

    /// Whether a bare month behind a comma (`1918, may – …`, `1918-ci il, may ayı`) belongs to the date.
    fn is_closed_month(&self, at: usize) -> bool {
        match self.piece(at).kind {
            Kind::Number { .. } => self.day_number(at).is_some(),
            Kind::Word(reading) => reading.sense == Sense::MonthWord,
            Kind::Dash | Kind::End | Kind::Mark(':' | '.' | ',' | ';') => self.mode != Mode::Running,
            _ => false,
        }
    }

    /// What may follow a year: a month, a day and a month, a season, a part.
    pub(super) fn year_tail(&self, stamp: Stamp, year: YearRead, form: Form) -> Option<Parsed> {
        let single = stamp.years.and_then(Years::single).is_some();
        let mut piece = self.after(year.to, year.case);
        let comma = piece.kind == Kind::Mark(',');
        if comma {
            piece = self.after(piece.to, year.case);
        }
        let open = year.case == Case::Gen;
        if (open || (year.il && year.case == Case::Bare && !comma))
            && let Some((part, case, to)) = self.part(piece.from)
        {
            let stamp = Stamp { part: Some(part), ..stamp };
            return Some(self.parsed(stamp, if single { Form::YearPart } else { form }, to, case));
        }
        if let (Some(years), Kind::Word(Reading { sense: Sense::Season(3), case, .. })) =
            (stamp.years, piece.kind)
        {
            // 1918-1919-cu illərin qışı is one winter.
            if years.to == years.from + 1 && open {
                let stamp = Stamp { years: Some(Years::one(years.from)), season: Some(3), ..stamp };
                return Some(self.parsed(stamp, Form::Season, piece.to, case));
            }
        }
        if !single {
            return None;
        }
        match piece.kind {
            // 1918-ci il (28 may)
            Kind::Mark('(') if !comma => {
                let inner =
                    Parser { mode: Mode::Running, base: super::Carry::default(), ..*self }.single(piece.to);
                let inner = inner.filter(|day| matches!(day.form, Form::DayMonth | Form::MonthDay))?;
                let close = self.piece(inner.to);
                let mut from = inner.partial.from;
                from.years = stamp.years;
                let partial = Partial { from, ..inner.partial };
                let lone = close.kind == Kind::Mark(')') && partial.to.is_none() && partial.other.is_none();
                lone.then_some(Parsed { partial, form: Form::YearDayMonth, to: close.to, ..inner })
            }
            Kind::Word(reading) => match reading.sense {
                Sense::Month(month) => {
                    let fits = match year.case {
                        Case::Loc | Case::Abl | Case::Dat | Case::Until => reading.case == Case::Gen,
                        _ => !comma || reading.case != Case::Bare || self.is_closed_month(piece.to),
                    };
                    let mut parsed = fits
                        .then(|| self.month_tail(stamp, month, reading, piece.to, Form::YearMonth))
                        .flatten()?;
                    let day = parsed.partial.from.day.is_some() && parsed.partial.to.is_none();
                    if let Some((other, to)) =
                        self.other_style(parsed.partial.from, parsed.to).filter(|_| day)
                    {
                        (parsed.partial.other, parsed.to) = (Some(other), to);
                    }
                    let locative = matches!(year.case, Case::Loc | Case::Abl | Case::Dat | Case::Until);
                    (!locative || parsed.partial.from.day.is_some()).then_some(parsed)
                }
                Sense::HijriMonth(month) if year.il => self.hijri_month(stamp, month, reading, piece.to),
                Sense::Season(season)
                    if open || reading.case != Case::Bare || self.is_closed_month(piece.to) =>
                {
                    let mut stamp = Stamp { season: Some(season), ..stamp };
                    if reading.case == Case::Bare {
                        return Some(self.seasons(stamp, piece.to));
                    }
                    if reading.case == Case::Gen
                        && let Some((part, case, to)) = self.part(piece.to)
                    {
                        stamp.part = Some(part);
                        return Some(self.parsed(stamp, Form::Season, to, case));
                    }
                    Some(self.parsed(stamp, Form::Season, piece.to, reading.case))
                }
                _ => None,
            },
            Kind::Number { .. } => {
                let lonely = Parser { mode: Mode::Running, base: super::Carry::default(), ..*self };
                let mut parsed = lonely.single(piece.from).filter(|day| day.form == Form::DayMonth)?;
                parsed.form = Form::YearDayMonth;
                parsed.partial.from.years = stamp.years;
                if let Some(to) = &mut parsed.partial.to {
                    to.years = stamp.years;
                }
                Some(parsed)
            }
            Kind::Other if open => {
                let (month, reading, to) = self.month(piece.from)?;
                self.month_tail(stamp, month, reading, to, Form::YearMonth)
            }
            _ => None,
        }
    }
}
