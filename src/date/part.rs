//! Turns a part of a year or a month, or a season, into what a date says of it.

use super::lex::Kind;
use super::parse::{Form, Mode, Parsed, Parser};
use super::partial::Stamp;
use super::span::Part;
use super::words::{Case, Reading, Sense};

impl Parser<'_> {
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

    /// `payız 1918`, and at the beginning of a line under the heading of a year `Yaz –`.
    pub(super) fn season_first(&self, season: u8, reading: Reading, to: usize) -> Option<Parsed> {
        let stamp = Stamp { season: Some(season), ..Stamp::default() };
        if let Some(year) = self.year_behind(to) {
            let stamp = Stamp { years: Some(year.years), ..stamp };
            return Some(self.parsed(stamp, Form::Season, year.to, year.case));
        }
        let heads = self.mode == Mode::Heading && matches!(reading.case, Case::Bare | Case::Own);
        let parsed = self.seasons(stamp, to);
        let closed = matches!(self.piece(parsed.to).kind, Kind::Dash | Kind::End | Kind::Mark(':' | '.'));
        (heads && closed).then_some(parsed)
    }
}
