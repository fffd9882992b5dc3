//! Turns numbers written in words into dates: `iyirmi səkkiz may`, `min doqquz yüz on səkkizinci ilin mayında`.

use super::lex::{Kind, Piece};
use super::parse::{Mode, Parsed, Parser, YearRead};
use super::partial::Years;
use super::words::{Case, Sense};

impl Parser<'_> {
    /// The number that the words at `at` say, with the case of the last one.
    pub(super) fn spelled(&self, at: usize) -> Option<(i64, Case, usize)> {
        let (mut thousands, mut rest) = (0i64, 0i64);
        let (mut case, mut to) = (Case::Bare, at);
        while case == Case::Bare
            && let Some((reading, end)) = self.word(to)
        {
            match reading.sense {
                Sense::Thousand if thousands == 0 && rest < 1000 => {
                    (thousands, rest) = (rest.max(1) * 1000, 0);
                }
                Sense::Hundred if rest < 10 => rest = rest.max(1) * 100,
                Sense::Count(ten @ 10..) if rest % 100 == 0 => rest += i64::from(ten),
                Sense::Count(unit @ ..10) if rest % 10 == 0 => rest += i64::from(unit),
                // birinci … dördüncü
                Sense::Nth(unit) if rest % 10 == 0 && rest + thousands > 0 => {
                    rest += i64::from(unit);
                    (case, to) = (Case::Ordinal, end);
                    break;
                }
                _ => break,
            }
            (case, to) = (reading.case, end);
        }
        (to > at).then_some((thousands + rest, case, to))
    }

    /// A date that begins with a number in words.
    pub(super) fn spelled_date(&self, piece: Piece) -> Option<Parsed> {
        let (value, case, to) = self.spelled(piece.from)?;
        if value >= 100 && case == Case::Ordinal {
            let years = Years::one(self.year_of(value)?);
            let (il, to) = self.il(to).filter(|(il, _)| !il.plural)?;
            return Some(self.year_first(YearRead { years, to, case: il.case, il: true, range: false }));
        }
        if !(2..=31).contains(&value) || case != Case::Bare {
            return None;
        }
        let number = Piece { kind: Kind::Number { value, digits: 2, case }, from: piece.from, to };
        let parsed = self.day_first(number, value as u8, case)?;
        // iki may: more is needed to tell a day from an amount.
        let clear = value >= 10 || self.mode == Mode::Whole || parsed.partial.from.years.is_some();
        clear.then_some(parsed)
    }
}
