//! The catalogue of heading forms: their names, and how much each says that an event begins.

use super::look::{Join, Marker, Shape};
use crate::date::{Form, Heading};

/// How much a form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A heading wherever a line may begin: `13 oktyabr 1921 – `.
    Strong,
    /// A day with its year that is the beginning of a sentence: `1921-ci il oktyabrın 13-də`.
    Sentence,
    /// A stretch of time that begins a sentence, `1603-cü ildən`: a heading only where paragraphs begin with dates.
    Stretch,
    /// The same without its year, or a bare year: a heading only under another one or in a file full of them.
    Weak,
    /// A year that words follow: a heading only in a file full of them.
    Bare,
    /// A number that is a day only under the heading of a month, or a day in figures or a season that is one only
    /// under that of a year.
    Day,
    /// Never a heading.
    None,
}

/// The forms with their names, as reports show and `heading = …` in `sources.toml` takes them.
const FORMS: [(Form, &str); 27] = [
    (Form::DayMonthYear, "day month year"),
    (Form::DayMonth, "day month"),
    (Form::MonthDay, "month day"),
    (Form::MonthDayYear, "month day year"),
    (Form::YearMonthDay, "year month day"),
    (Form::YearDayMonth, "year day month"),
    (Form::YearMonth, "year month"),
    (Form::MonthYear, "month year"),
    (Form::Month, "month"),
    (Form::YearIl, "year il"),
    (Form::Year, "year"),
    (Form::YearAlone, "year"),
    (Form::DayAlone, "day"),
    (Form::Dotted, "dd.mm.yyyy"),
    (Form::RomanMonth, "dd.Roman.yyyy"),
    (Form::DayInFigures, "dd.mm"),
    (Form::Iso, "yyyy-mm-dd"),
    (Form::Season, "season"),
    (Form::YearPart, "part of a year"),
    (Form::Decade, "decade"),
    (Form::Century, "century"),
    (Form::Millennium, "millennium"),
    (Form::Bce, "before our era"),
    (Form::YearsAgo, "years ago"),
    (Form::Hijri, "hijri"),
    (Form::InParentheses, "in brackets"),
    (Form::Relative, "relative"),
];

/// Ways to part a text other than by dates at the beginnings of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grammar {
    /// By dates at the beginnings of lines.
    #[default]
    Start,
    /// By dates in brackets at the ends of paragraphs.
    End,
    /// By the items of a list without dates.
    Items,
    /// Not at all.
    Whole,
}

impl Grammar {
    /// Its name in reports and in `heading = …`.
    pub fn name(self) -> &'static str {
        match self {
            Grammar::Start => "dates at line starts",
            Grammar::End => "year at the end",
            Grammar::Items => "items",
            Grammar::Whole => "none",
        }
    }
}

/// The name of a shape: `• year –`, `day month year alone`.
pub fn name(shape: Shape) -> String {
    let form = FORMS.iter().find(|(form, _)| *form == shape.form).map_or("date", |(_, name)| name);
    let marker = match shape.marker {
        Marker::Bare => "",
        Marker::Bullet => "• ",
        Marker::Dash => "- ",
        Marker::Number => "1. ",
        Marker::Paren => "1) ",
    };
    let join = match shape.join {
        Join::Dash => " –",
        Join::Colon => ":",
        Join::Gap => " |",
        Join::Stop => ".",
        Join::Alone => " alone",
        Join::Glued => " glued",
        Join::Comma => ",",
        Join::Words => " …",
    };
    format!("{marker}{form}{join}")
}

/// Whether the date says its day.
pub fn to_the_day(heading: &Heading<'_>) -> bool {
    heading.partial.from.day.is_some()
}

/// `1871-ci ildən sonra`, `1736-cı ilədək`: a stretch of time that a sentence is about.
pub fn is_stretch(heading: &Heading<'_>, shape: Shape) -> bool {
    // The letters of the endings that a Cyrillic look-alike may stand for.
    let alike = |letter: char| match letter {
        'ә' | 'ǝ' => 'ə',
        'а' => 'a',
        'д' => 'd',
        'н' => 'n',
        'к' => 'k',
        letter => letter,
    };
    let mut last = heading.words.chars().rev().map(alike);
    let ending = [last.next(), last.next(), last.next()];
    matches!(shape.join, Join::Words | Join::Comma)
        && matches!(ending, [Some('n' | 'k'), Some('ə' | 'a' | 'e' | '@'), Some('d')])
}

/// How much a heading says, by its shape alone.
pub fn strength(heading: &Heading<'_>, shape: Shape) -> Strength {
    let full = heading.partial.from.years.is_some() || heading.partial.short.is_some();
    let day = to_the_day(heading);
    match shape.form {
        Form::Relative => return Strength::None,
        Form::DayAlone => return Strength::Day,
        Form::DayInFigures => return if shape.join == Join::Words { Strength::None } else { Strength::Day },
        Form::Season if !full => return Strength::Day,
        Form::Month if shape.join == Join::Stop && shape.marker == Marker::Bare => return Strength::Day,
        Form::InParentheses => {
            return match shape.join {
                Join::Alone => Strength::Strong,
                Join::Dash if full => Strength::Strong,
                Join::Words | Join::Glued | Join::Stop | Join::Gap | Join::Colon if full => Strength::Bare,
                _ => Strength::None,
            };
        }
        _ => {}
    }
    if super::bare::is_bare(shape) || super::bare::is_early(heading, shape) {
        return Strength::Bare;
    }
    if is_stretch(heading, shape) {
        return match shape.marker {
            Marker::Bare if full => Strength::Stretch,
            Marker::Bare => Strength::None,
            // `- 1 yanvar 1940-cı il tarixdən …`
            _ if full && day => Strength::Strong,
            _ => Strength::None,
        };
    }
    match shape.join {
        Join::Dash | Join::Colon | Join::Gap | Join::Alone => Strength::Strong,
        Join::Glued if day => Strength::Strong,
        Join::Stop if day || full => Strength::Strong,
        Join::Stop => Strength::Weak,
        _ if shape.marker != Marker::Bare && full => Strength::Strong,
        _ if full && (day || shape.form != Form::Year) => Strength::Sentence,
        _ => Strength::Weak,
    }
}

/// Whether two forms say their date in words, so that sentences of one file may begin with either.
pub fn alike(one: Form, other: Form) -> bool {
    let figures = |form| matches!(form, Form::Dotted | Form::RomanMonth | Form::Iso);
    figures(one) == figures(other)
}

/// Whether two forms write the same kind of date, so that one may stand in for the other.
pub fn related(one: Form, other: Form) -> bool {
    let kind = |form| match form {
        Form::Dotted | Form::RomanMonth => 1,
        Form::Year | Form::YearAlone | Form::Bce | Form::Century | Form::Millennium | Form::Decade => 2,
        Form::YearIl => 3,
        Form::YearMonthDay | Form::YearDayMonth | Form::YearMonth => 4,
        Form::DayMonthYear => 5,
        _ => 9,
    };
    one == other || (kind(one) == kind(other) && kind(one) != 9)
}
