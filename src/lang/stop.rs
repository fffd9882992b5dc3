//! Function words: forms that say nothing about what a text is about.
//!
//! They stay in the index, for phrases, but take no part in ranking. Forms are stopped, no lemmas: `ilə` (with)
//! is one, but a search for `il` (year) still finds its dative.

include!(concat!(env!("OUT_DIR"), "/stop.rs"));

/// Whether a [unified](crate::lang::unify) form is a function word.
pub fn is_stop(form: &str) -> bool {
    FORMS.binary_search(&form).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_stop;

    #[test]
    fn function_words_stop_and_others_do_not() {
        for form in ["və", "ilə", "üçün"] {
            assert!(is_stop(form), "{form}");
        }
        for form in ["Və", "", "müqavilə"] {
            assert!(!is_stop(form), "{form}");
        }
    }
}
