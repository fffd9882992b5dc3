//! Turns centuries, millennia, thousands of years ago and years of the Hijra into a date as said.

use super::calendar::{Calendar, before_era};
use super::lex::{Kind, Piece};
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::{Carry, Stamp, Years, complete};
use super::span::{Part, Precision};
use super::words::{Case, Reading, Sense};

/// Years ago are counted from here, roughly; only the roundest numbers are ever said so.
const NOW: i64 = 2000;

impl Parser<'_> {
    fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        match self.piece(at) {
            Piece { kind: Kind::Roman(value), to, .. } => Some((value, to)),
            Piece {
                kind: Kind::Number { value, digits: 1..=2, case: Case::Ordinal | Case::Bare },
                to,
                ..
            } => Some((value, to)),
            _ => None,
        }
    }

    fn unit(&self, at: usize) -> Option<(Reading, usize, i64)> {
        let (reading, to) = self.word(at)?;
        match reading.sense {
            Sense::Century => Some((reading, to, 100)),
            Sense::Millennium => Some((reading, to, 1000)),
            _ => None,
        }
    }

    fn hundred(&self, number: i64, length: i64) -> Option<Years> {
        let most = if length == 100 { 60 } else { 30 };
        if !(1..=most).contains(&number) {
            return None;
        }
        let (first, last) = ((number - 1) * length + 1, number * length);
        let (from, to) = if self.bce { (before_era(last), before_era(first)) } else { (first, last) };
        let precision = if length == 100 { Precision::Century } else { Precision::Millennium };
        Some(Years { from, to, precision })
    }

    /// `XIX əsrin sonu`, `XIX-XX əsrlər`, `X yüzilin 80-ci illəri`, `IV-III minillik`, `19-cu əsr`, `19. yüzyıl`
    pub(super) fn century(&self, piece: Piece) -> Option<Parsed> {
        let (first, mut to) = self.ordinal(piece.from)?;
        let bytes = self.lexer.text.as_bytes();
        if matches!(piece.kind, Kind::Number { .. }) && bytes.get(to) == Some(&b'.') {
            to += 1;
        }
        let mut second = None;
        let dash = self.piece(to);
        if matches!(dash.kind, Kind::Dash | Kind::Word(Reading { sense: Sense::And, .. })) {
            let (value, end) = self.ordinal(dash.to)?;
            (second, to) = (Some(value), end);
        }
        let (reading, to, length) = self.unit(to)?;
        // The XII millennium can only be one before our era, said without it.
        let latest = if length == 100 { 21 } else { 3 };
        if !self.bce && first > latest {
            let mut parsed = Parser { bce: true, ..*self }.century(piece)?;
            (parsed.partial.about, parsed.form) = (true, Form::Bce);
            return Some(parsed);
        }
        let years = self.hundred(first, length)?;
        let form = if length == 100 { Form::Century } else { Form::Millennium };
        let stamp = Stamp { years: Some(years), ..Stamp::default() };
        let last = match second {
            Some(second) => {
                let last = self.hundred(second, length)?;
                (last.from > years.from).then_some(())?;
                Stamp { years: Some(last), ..Stamp::default() }
            }
            None => stamp,
        };
        let mut end = self.parsed(last, form, to, reading.case);
        if reading.case == Case::Gen || reading.case == Case::Bare {
            if let Some((part, case, to)) = self.part(to) {
                end = self.parsed(Stamp { part: Some(part), ..last }, form, to, case);
            } else if let Some(decade) = self.decade_of(last, to) {
                end = decade;
            }
        }
        if second.is_some() {
            end.partial.to = Some(end.partial.from);
            end.partial.from = stamp;
            end.range = true;
        }
        // XIX əsr e.ə.
        let era = self.piece(end.to);
        if !self.bce && era.kind == Kind::BeforeEra && second.is_none() && end.partial.from.part.is_none() {
            let before = Parser { bce: true, ..*self }.hundred(first, length)?;
            end.partial.from.years = Some(before);
            (end.to, end.form) = (era.to, Form::Bce);
        }
        Some(end)
    }

    /// `80-ci illərindən`, `80-90-cı illəri`, `birinci onilliyi` of a century.
    fn decade_of(&self, century: Stamp, at: usize) -> Option<Parsed> {
        let years = century.years?;
        let piece = self.lexer.piece_over(at);
        if let Kind::Word(Reading { sense: Sense::Nth(nth), .. }) = piece.kind {
            let (reading, to) = self.word(piece.to).filter(|(reading, _)| reading.sense == Sense::Decade)?;
            let first = years.from + i64::from(nth - 1) * 10;
            let years = Years { from: first, to: first + 9, precision: Precision::Decade };
            return Some(self.parsed(
                Stamp { years: Some(years), ..century },
                Form::Decade,
                to,
                reading.case,
            ));
        }
        let Kind::Number { value: first, digits: 1..=2, .. } = piece.kind else { return None };
        let mut to = piece.to;
        let mut last = first;
        let dash = self.piece(to);
        if dash.kind == Kind::Dash {
            let Piece { kind: Kind::Number { value, digits: 1..=2, .. }, to: end, .. } = self.piece(dash.to)
            else {
                return None;
            };
            (last, to) = (value, end);
        }
        let (reading, to) = self.word(to).filter(|(reading, _)| reading.sense == Sense::Year)?;
        let base = if self.bce { before_era(years.to) - 1 } else { years.from - 1 };
        let (first, last) = (base + first, base + last);
        let (years, form) = if reading.plural && first % 10 == 0 && last % 10 == 0 {
            let (early, late) = if self.bce { (first.max(last), first.min(last)) } else { (first, last) };
            (self.decade(early, late)?, Form::Decade)
        } else {
            let year = |number| if self.bce { before_era(number) } else { number };
            (Years { from: year(first), to: year(last), precision: Precision::Year }, Form::YearIl)
        };
        (years.from <= years.to).then_some(())?;
        let mut stamp = Stamp { years: Some(years), ..century };
        if reading.case == Case::Gen
            && let Some((part, case, to)) = self.part(to)
        {
            stamp.part = Some(part);
            return Some(self.parsed(stamp, form, to, case));
        }
        Some(self.parsed(stamp, form, to, reading.case))
    }

    /// An amount of years in thousands or millions: `400 min`, `2 milyon`, `400 000`, with its unit.
    fn amount(&self, at: usize) -> Option<(i64, i64, usize)> {
        let Piece { kind: Kind::Number { mut value, digits, case: Case::Bare }, mut to, .. } = self.piece(at)
        else {
            return None;
        };
        let bytes = self.lexer.text.as_bytes();
        if digits <= 3 && matches!(bytes.get(to), Some(b' ' | b'.')) {
            let group = bytes.get(to + 1..to + 4).filter(|g| g.iter().all(u8::is_ascii_digit));
            if let Some(group) = group.filter(|_| !bytes.get(to + 4).is_some_and(u8::is_ascii_digit)) {
                value = group.iter().fold(value, |value, digit| value * 10 + i64::from(digit - b'0'));
                to += 4;
            }
        }
        let mut tenths = 0;
        if value < 1000
            && matches!(bytes.get(to), Some(b'.' | b','))
            && let Some(digit) = bytes.get(to + 1).filter(|b| b.is_ascii_digit())
        {
            tenths = i64::from(digit - b'0');
            to += 2;
        }
        let unit = |unit: i64| Some((value * unit + tenths * unit / 10, unit));
        let (value, unit, to) = match self.word(to) {
            Some((_, end)) if self.is_word(to, b"min") => unit(1000).map(|(value, unit)| (value, unit, end)),
            Some((_, end)) if self.is_word(to, b"milyon") || self.is_word(to, b"mln") => {
                let end = end + usize::from(bytes.get(end) == Some(&b'.'));
                unit(1_000_000).map(|(value, unit)| (value, unit, end))
            }
            _ if tenths > 0 => None,
            _ => Some((value, 1, to)),
        }?;
        Some((value, unit, to))
    }

    pub(super) fn is_word(&self, at: usize, skeleton: &[u8]) -> bool {
        let piece = self.piece(at);
        super::skeleton::Skeleton::read(self.lexer.text, piece.from).letters() == skeleton
    }

    /// `400 min-350 min il qabaq`, `bundan 2 milyon il əvvəl`
    pub(super) fn years_ago(&self, piece: Piece) -> Option<Parsed> {
        let (mut first, unit, mut to) = self.amount(piece.from)?;
        let mut last = None;
        let dash = self.piece(to);
        if dash.kind == Kind::Dash {
            let (second, second_unit, end) = self.amount(dash.to)?;
            // 400-350 min: the unit of the second is that of the first.
            if unit == 1 {
                first = first.checked_mul(second_unit)?;
            }
            last = Some(second);
            to = end;
        }
        let (reading, to) = self.word(to).filter(|(r, _)| r.sense == Sense::Year && !r.plural)?;
        let mut end = self.sense(to, Sense::Ago);
        if let Some(from_now) = self.sense(to, Sense::FromNow) {
            end = self.sense(from_now, Sense::Ago);
        }
        let to = end.filter(|_| matches!(reading.case, Case::Bare | Case::Own))?;
        let first = Some(first).filter(|years| *years >= 1000)?;
        let year = |ago: i64| if ago >= 5 * NOW { before_era(ago) } else { NOW - ago };
        let last = last.unwrap_or(first);
        (last <= first && last >= 1000 && first <= super::calendar::YEAR_LIMIT / 2).then_some(())?;
        let years = Years { from: year(first), to: year(last), precision: Precision::Millennium };
        let stamp = Stamp { years: Some(years), ..Stamp::default() };
        let mut parsed = self.parsed(stamp, Form::YearsAgo, to, Case::Bare);
        parsed.partial.about = true;
        parsed.range = last != first;
        Some(parsed)
    }

    /// `hicri 918-ci il`, `hicri-qəməri 1324`, `hicri təqvimi ilə 918 (1512)`
    pub(super) fn hijri(&self, at: usize) -> Option<Parsed> {
        let mut at = at;
        for _ in 0..4 {
            let piece = self.piece(at);
            let skip = match piece.kind {
                Kind::Dash => true,
                Kind::Word(reading) => {
                    matches!(reading.sense, Sense::Lunar | Sense::Style | Sense::Date | Sense::Year)
                }
                _ => false,
            };
            if !skip {
                break;
            }
            at = piece.to;
        }
        let piece = self.piece(at);
        if !matches!(piece.kind, Kind::Number { digits: 1..=4, .. }) {
            return None;
        }
        let inner = Parser { mode: Mode::Whole, calendar: Calendar::Hijri, ..*self };
        let year = inner.year(piece).filter(|year| year.years.to < 1700)?;
        let mut parsed = inner.year_first(year);
        if parsed.partial.calendar == Calendar::Hijri {
            parsed.form = Form::Hijri;
        }
        Some(self.with_gregorian(parsed))
    }

    /// The day of a month of the Hijri calendar behind its year.
    pub(super) fn hijri_month(&self, stamp: Stamp, month: u8, reading: Reading, to: usize) -> Option<Parsed> {
        let reader = Parser { calendar: Calendar::Hijri, ..*self };
        let month_word = self.word(to).is_some_and(|(word, _)| word.sense == Sense::MonthWord);
        if !month_word && reading.case == Case::Bare {
            return None;
        }
        let mut parsed = reader.month_tail(stamp, month, reading, to, Form::Hijri)?;
        parsed.form = Form::Hijri;
        Some(self.with_gregorian(parsed))
    }

    /// The year behind a day of the Hijri calendar: `8 rəcəb 962 (29 may 1555)`.
    pub(super) fn hijri_day(&self, stamp: Stamp, at: usize) -> Option<Parsed> {
        let mut to = at;
        while let Some((word, end)) = self.word(to)
            && matches!(word.sense, Sense::MonthWord | Sense::Hijri | Sense::Lunar)
        {
            to = end;
        }
        let Piece { kind: Kind::Number { value, digits: 3..=4, case }, to: end, .. } = self.piece(to) else {
            return None;
        };
        let counted = self.sense(end, Sense::Quantity).is_some() || self.is_split(end);
        (value < 1500 && !counted && !self.bce).then_some(())?;
        let (case, to) = self.il(end).map_or((case, end), |(il, to)| (il.case, to));
        let stamp = Stamp { years: Some(Years::one(value)), ..stamp };
        let reader = Parser { calendar: Calendar::Hijri, ..*self };
        Some(self.with_gregorian(reader.parsed(stamp, Form::Hijri, to, case)))
    }

    /// The end of the Hijri day in brackets behind the Gregorian one: `29 may 1555 (8 rəcəb 962)`.
    pub(super) fn hijri_behind(&self, said: &Parsed) -> Option<usize> {
        let open = self.piece(said.to);
        if open.kind != Kind::Mark('(') || said.partial.from.years.is_none() {
            return None;
        }
        let Piece { kind: Kind::Number { .. }, to, .. } = self.piece(open.to) else { return None };
        let (day, ..) = self.day_number(open.to)?;
        let (word, end) = self.word(to)?;
        let Sense::HijriMonth(month) = word.sense else { return None };
        let inner = self.hijri_day(Stamp { month: Some(month), day: Some(day), ..Stamp::default() }, end)?;
        let close = self.piece(inner.to);
        (close.kind == Kind::Mark(')')).then_some(close.to)
    }

    /// The Gregorian date in brackets behind a Hijri one is the one that counts.
    fn with_gregorian(&self, hijri: Parsed) -> Parsed {
        let open = self.piece(hijri.to);
        if !matches!(open.kind, Kind::Mark('(' | '/')) {
            return hijri;
        }
        let plain =
            Parser { mode: Mode::Whole, calendar: Calendar::Gregorian, base: Carry::default(), ..*self };
        let read = plain.dated(open.to).and_then(|inner| {
            let close = self.piece(inner.to);
            let to = if open.kind == Kind::Mark('/') {
                inner.to
            } else {
                (close.kind == Kind::Mark(')')).then_some(close.to)?
            };
            let said = complete(&hijri.partial, &Carry::default())?;
            let meant = complete(&inner.partial, &Carry::default())?;
            // A tabular month may be a day or two off, and years begin elsewhere.
            let near = (said.from.0 - meant.to.0).max(meant.from.0 - said.to.0) < 400;
            let case = if hijri.case == Case::Bare { inner.case } else { hijri.case };
            near.then_some(Parsed { form: Form::Hijri, to, case, ..inner })
        });
        read.unwrap_or(hijri)
    }

    /// The decade without its century, in that of the date that lends it: `20-ci illərdə`.
    pub(super) fn short_decade(&self, piece: Piece) -> Option<Parsed> {
        let Kind::Number { value, digits: 2, case: Case::Ordinal } = piece.kind else { return None };
        let (reading, to) = self.word(piece.to).filter(|(r, _)| r.sense == Sense::Year && r.plural)?;
        let base = self.base.year.filter(|year| *year > 0 && value % 10 == 0)?;
        let years = self.decade(base / 100 * 100 + value, base / 100 * 100 + value)?;
        let mut stamp = Stamp { years: Some(years), ..Stamp::default() };
        let mut parsed = self.parsed(stamp, Form::Relative, to, reading.case);
        if reading.case == Case::Gen
            && let Some((part, case, to)) = self.part(to)
        {
            stamp.part = Some(Part { ..part });
            parsed = self.parsed(stamp, Form::Relative, to, case);
        }
        parsed.relative = true;
        Some(parsed)
    }
}
