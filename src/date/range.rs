//! Turns two dates that a dash or `-dan … -dək` joins into one interval as said.
//!
//! In a heading the dash may also part the date from its text (`1918 – 1920-ci ildə qurulan …`), so what lies
//! behind the second date must show that it is an end.

use super::calendar::Calendar;
use super::lex::Kind;
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::{Carry, Partial, Stamp, Years, complete};
use super::span::Precision;
use super::words::{Case, Reading, Sense};

impl Parser<'_> {
    /// A date with all that belongs to it: its end, the word *tarixdə*.
    pub(super) fn dated(&self, at: usize) -> Option<Parsed> {
        let mut parsed = self.with_word(self.single(at)?);
        if !parsed.range
            && parsed.form != Form::YearsAgo
            && let Some(range) = self.ended(&parsed)
        {
            parsed = range;
        }
        // 1141-ci ilə yaxın
        if let Some(to) = self.sense(parsed.to, Sense::Near).filter(|_| parsed.case == Case::Dat) {
            (parsed.partial.about, parsed.to, parsed.case) = (true, to, Case::Bare);
        }
        if parsed.partial.from.day.is_some()
            && self.mode == Mode::Heading
            && let Some(to) = self.weekday_behind(parsed.to)
        {
            parsed.to = to;
        }
        Some(parsed)
    }

    /// A day with the word *tarixdə* behind it.
    fn with_word(&self, mut parsed: Parsed) -> Parsed {
        if parsed.partial.from.day.is_some()
            && let Some((reading, to)) = self.word(parsed.to).filter(|(r, _)| r.sense == Sense::Date)
        {
            (parsed.to, parsed.case) = (to, reading.case);
        }
        parsed
    }

    fn ended(&self, first: &Parsed) -> Option<Parsed> {
        let sep = self.piece(first.to);
        let dash = sep.kind == Kind::Dash;
        if !dash && first.case != Case::Abl {
            return None;
        }
        let at = if dash { sep.to } else { first.to };
        let next = self.piece(at);
        // A day is followed by another one, which begins with a number, a month or a word of our list.
        if next.kind == Kind::Other && first.partial.from.day.is_some() {
            return None;
        }
        let early = first.partial.from.years.is_some_and(|years| years.from <= 0) && first.form == Form::Bce;
        let figures = matches!(next.kind, Kind::Number { .. } | Kind::Roman(_));
        let reader = Parser { bce: self.bce || (early && figures), ..*self };
        let mut second = self.bare_end(first, at).or_else(|| reader.single(at))?;
        if early && figures && second.partial.from.years?.from < first.partial.from.years?.from {
            second = self.single(at)?;
        }
        if second.range || second.relative != first.relative && second.relative {
            return None;
        }
        let said = second;
        second = self.with_word(second);
        if !dash {
            // maydan iyunadək; 1918-ci ildən 1920-ci ilə qədər
            if second.case == Case::Dat {
                // 19-dan 20-nə keçən gecə
                let night = second.partial.from.day.is_some() && self.is_word(second.to, b"kecen");
                second.to = if night { second.to } else { self.sense(second.to, Sense::Until)? };
            } else if second.case != Case::Until {
                return None;
            }
        } else if !self.is_end(first, &said, sep.from > first.to || next.from > sep.to) {
            return None;
        }
        let partial = join(first.partial, second.partial)?;
        let form = if first.form == Form::DayMonth && second.form == Form::DayMonthYear {
            second.form
        } else {
            first.form
        };
        Some(Parsed {
            partial,
            form,
            to: second.to,
            case: second.case,
            relative: first.relative,
            range: true,
        })
    }

    /// The bare year that ends `VIII əsr – 1551`, and the day that ends `martın 30-u – 31-i`.
    fn bare_end(&self, first: &Parsed, at: usize) -> Option<Parsed> {
        let piece = self.piece(at);
        let Kind::Number { value, digits, case } = piece.kind else { return None };
        if self.is_split(piece.to) {
            return None;
        }
        let next = self.piece(piece.to);
        if first.partial.from.day.is_none()
            && first.partial.from.month.is_none()
            && first.partial.from.years.is_some()
        {
            let closed =
                matches!(next.kind, Kind::Dash | Kind::End | Kind::Mark(')' | ':' | ';' | '.' | ','));
            if (3..=4).contains(&digits) && case == Case::Bare && closed && !self.bce {
                let years = Some(Years::one(value));
                return Some(self.parsed(Stamp { years, ..Stamp::default() }, Form::Year, piece.to, case));
            }
        }
        let behind = matches!(first.form, Form::MonthDay | Form::YearMonthDay) || first.case == Case::Abl;
        let day = behind && first.partial.from.day.is_some() && !matches!(case, Case::Bare | Case::Ordinal);
        if day && digits <= 2 && (1..=31).contains(&value) && self.month(piece.to).is_none() {
            let stamp = Stamp {
                day: Some(value as u8),
                month: None,
                years: first.partial.from.years,
                ..Stamp::default()
            };
            return Some(self.parsed(stamp, Form::MonthDay, piece.to, case));
        }
        None
    }

    /// Whether the second date ends the first one's interval.
    fn is_end(&self, first: &Parsed, second: &Parsed, spaced: bool) -> bool {
        let (a, b) = (&first.partial.from, &second.partial.from);
        let alike = if a.day.is_some() {
            b.day.is_some()
        } else if a.month.is_some() {
            b.month.is_some() && b.day.is_none()
        } else {
            b.day.is_none() && b.month.is_none()
        };
        if !alike {
            return false;
        }
        if !spaced {
            return true;
        }
        let closed = matches!(
            self.piece(second.to).kind,
            Kind::Dash
                | Kind::End
                | Kind::Mark(_)
                | Kind::Word(Reading { sense: Sense::Date | Sense::Day | Sense::MonthWord, .. })
        );
        let said = |parsed: &Parsed| {
            matches!(parsed.form, Form::Century | Form::Decade | Form::Millennium | Form::Bce)
        };
        match self.mode {
            // 1918 – 1920-ci ildə …: the second date belongs to the sentence.
            _ if first.form == Form::Year && second.case == Case::Loc && second.form == Form::YearIl => false,
            Mode::Heading => {
                closed || (a.years.is_none() && b.years.is_some()) || (said(first) && said(second))
            }
            _ => true,
        }
    }
}

/// One interval of two dates; `None` where it runs backwards.
fn join(mut first: Partial, mut second: Partial) -> Option<Partial> {
    first.from = settled(first, second.from.years);
    second.from = settled(second, first.from.years);
    let joined = Partial {
        from: first.from,
        to: Some(second.from),
        other: None,
        about: first.about || second.about,
        ..first
    };
    let early = complete(&Partial { to: None, ..joined }, &Carry { year: Some(1900), ..Carry::default() });
    let span = complete(&joined, &Carry { year: Some(1900), ..Carry::default() })?;
    let forward = early.is_none_or(|early| span.to > early.to || span.precision == Precision::Century);
    (forward && (span.certain || joined.about)).then_some(joined)
}

/// A double date as the one Gregorian day that it is.
fn settled(partial: Partial, years: Option<Years>) -> Stamp {
    if partial.other.is_none() {
        return partial.from;
    }
    let from = Stamp { years: partial.from.years.or(years), ..partial.from };
    let Some(span) = complete(&Partial { from, to: None, ..partial }, &Carry::default()) else {
        return partial.from;
    };
    let (year, month, day) = Calendar::Gregorian.civil(span.from);
    Stamp { years: Some(Years::one(year)), month: Some(month), day: Some(day), ..Stamp::default() }
}
