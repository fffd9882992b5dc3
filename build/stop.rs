//! The list of stop words → a sorted static one.

use std::path::Path;

use crate::lines;

/// Writes `stop.rs`.
pub fn compile(data: &Path, out: &Path) -> Result<(), String> {
    let mut forms = Vec::new();
    for line in lines::read(&data.join("stopwords.txt"), false)? {
        if line.text.contains(char::is_whitespace) {
            return Err(line.error("needs one form"));
        }
        forms.push(line.text);
    }
    forms.sort();
    forms.dedup();
    lines::write(&out.join("stop.rs"), format!("static FORMS: &[&str] = &{forms:?};\n").as_bytes())
}
