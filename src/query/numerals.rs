//! A small number in figures → the same in words: people type `26 Bakı komissarı`, chronicles write `iyirmi altı`.

const ONES: [&str; 10] = ["", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"];
const TENS: [&str; 10] = ["", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"];

/// The words of a number from 1 to 99; nothing for any other, and for a figure with an ending (`26-cı` is a day).
pub fn in_words(figures: &str) -> Option<String> {
    let number: usize = figures.parse().ok().filter(|number| (1..100).contains(number))?;
    let words = [TENS[number / 10], ONES[number % 10]];
    Some(words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn figures_become_words() {
        assert_eq!(in_words("26").as_deref(), Some("iyirmi altı"));
        assert_eq!(in_words("40").as_deref(), Some("qırx"));
        assert_eq!(in_words("7").as_deref(), Some("yeddi"));
    }

    #[test]
    fn other_figures_do_not() {
        for other in ["0", "100", "1920", "26-cı", "", "x"] {
            assert_eq!(in_words(other), None, "{other}");
        }
    }
}
