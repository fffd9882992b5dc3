//! What a web page or a booklet prints below its text: when it was changed, whose it is, who put it together.
//!
//! Such lines are no events and no part of one. They are known by how they are made, not by a list of sentences:
//! a page or a text is the subject, a change of it the verb; a worker's name stands behind a label and a colon.

use std::sync::LazyLock;

use super::furniture::Part;
use super::headings::{Strength, strength};
use super::key::{Headings, key};
use super::look::Join;
use super::place::Fresh;
use super::scan::Scan;

/// Longest line of this kind, in bytes.
const LONGEST: usize = 200;

/// What stands on the buttons of a page.
static BUTTONS: LazyLock<Headings> = LazyLock::new(|| {
    Headings::of(&[
        "reklam",
        "elan",
        "çap et",
        "çap versiyası",
        "paylaş",
        "geri",
        "geri qayıt",
        "yuxarı",
        "yuxarı qayıt",
        "yuxarıya",
        "ana səhifə",
        "ana səhifəyə qayıt",
        "əvvəlki səhifə",
        "növbəti səhifə",
        "dostuna göndər",
        "şərh yaz",
        "şərhlər",
        "bütün hüquqlar qorunur",
        "müəllif hüquqları qorunur",
    ])
});

/// Whether one of the words begins so.
fn has(words: &[&str], beginnings: &[&str]) -> bool {
    words.iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// A first look that most running text fails: a colon, a figure, or one of the words of a page.
fn may_be_of_page(text: &str) -> bool {
    const WORDS: [&str; 11] =
        ["hüq", "huq", "HÜQ", "һүг", "stinad", "STİNAD", "стинад", "dəfə", "defe", "DƏFƏ", "дәфә"];
    let bytes = text.as_bytes();
    bytes.iter().any(|b| *b == b':' || b.is_ascii_digit())
        || WORDS.iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some())
}

/// `Son yenilənmə: …`, `Bu səhifə axırıncı dəfə … dəyişdirilib`, `Baxış sayı: 120`, `© 2019 …`
fn is_of_page(text: &str) -> bool {
    if text.trim_start().starts_with('©') || BUTTONS.has(text) || is_grid(text) {
        return true;
    }
    if !may_be_of_page(text) {
        return false;
    }
    let words = key(text);
    let words: Vec<&str> = words.split(' ').collect();
    let [first, second, ..] = words[..] else { return false };
    let labelled = text.contains(':') || words.len() <= 6;
    let figures = words.iter().any(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let last = |word: &str| matches!(word, "son" | "sonuncu" | "axirinci" | "en");
    let changed = ["yenilen", "yenileme", "deyisdiril", "deyisiklik", "redakte", "guncelle"];
    let page = ["sehife", "meqale", "sayt", "material", "metn"];
    let subject = page.iter().any(|page| first.starts_with(page))
        || (matches!(first, "bu" | "hemin") && page.iter().any(|page| second.starts_with(page)));
    // The change of the page itself.
    let dated = (last(first) && has(&words[1..2], &changed) && labelled)
        || (has(&words[..1], &["yenilen"]) && labelled && figures)
        || (subject && words.iter().any(|word| last(word)) && has(&words, &changed));
    // How often it was seen, and when it was put there.
    let counted = words.len() <= 6
        && figures
        && text.contains(':')
        && (has(&words[..1], &["baxis", "baxil", "oxun"])
            || (has(&words[..1], &["derc", "elave", "yerles", "nesr"])
                && has(&words[1..2], &["olun", "edil", "tarix"])));
    let owned = words.len() <= 12
        && has(&words, &["huquq"])
        && has(&words, &["qorun", "mexsus"])
        && has(&words, &["butun", "muellif", "sayt"]);
    let quoted =
        has(&words, &["istinad"]) && has(&words, &["istifade"]) && has(&words, &["sayt", "material", "metn"]);
    // What else to read, and where to pass it on.
    let linked = text.contains(':')
        && (matches!(first, "paylas" | "paylasin")
            || (matches!(first, "hemcinin" | "bunlari" | "oxsar" | "elaqeli" | "diger")
                && has(&words[1..3.min(words.len())], &["oxu", "xeber", "yazi", "movzu"])));
    let seen = words.len() <= 10
        && words.windows(2).any(|pair| pair[0] == "baxis" && pair[1].starts_with("say"))
        && figures;
    dated || counted || owned || quoted || linked || seen
}

/// A row of a calendar: days that count up, or the short names of all days of the week.
pub(super) fn is_grid(text: &str) -> bool {
    /// Longest row, in bytes.
    const LONGEST: usize = 48;
    if text.len() > LONGEST {
        return false;
    }
    let cells: Vec<&str> = text.split_whitespace().collect();
    let days: Vec<u64> = cells.iter().map_while(|cell| cell.parse().ok()).collect();
    let counts = days.len() >= 5
        && days.windows(2).all(|pair| pair[1] == pair[0] + 1)
        && days.iter().all(|day| *day <= 31);
    let names = cells.len() == 7
        && cells.iter().all(|cell| cell.chars().count() <= 3 && cell.chars().all(char::is_alphabetic));
    (counts && days.len() == cells.len()) || names
}

/// `Mətni hazırladı: …`, `Tərtib edənlər: …`, `Redaktor: …`, `Telefon: …`
fn is_credit(text: &str) -> bool {
    let Some((label, name)) = text.split_once(':') else { return false };
    let words = key(label);
    let words: Vec<&str> = words.split(' ').collect();
    let worker = [
        "hazirla",
        "tertib",
        "redaktor",
        "korrektor",
        "muellif",
        "toplay",
        "tercume",
        "operator",
        "dizayn",
        "nasir",
        "yigan",
        // where to find them
        "telefon",
        "elaqe",
        "unvan",
        "faks",
        "e-poct",
        "email",
    ];
    let finite = words.last().is_some_and(|word| {
        worker.iter().any(|stem| word.starts_with(stem))
            || matches!(*word, "eden" | "edenler" | "etdi" | "etdiler" | "edib" | "edibler")
    });
    words.len() <= 4 && finite && has(&words, &worker) && !name.trim().is_empty()
}

/// `Mənbə — "https://…"`, `Kateqoriyalar: Günlər | May`: where a page came from and where it is filed.
fn is_filed(text: &str) -> bool {
    let label =
        text.split([':', '—', '–']).next().filter(|label| label.len() < text.len() && label.len() < 40);
    let Some(label) = label.map(key) else { return false };
    let link =
        ["http", "www."].iter().any(|link| memchr::memmem::find(text.as_bytes(), link.as_bytes()).is_some());
    match label.trim() {
        "kateqoriya" | "kateqoriyalar" => text.contains(':'),
        "menbe" | "menbeler" | "istinad" | "link" => link,
        _ => false,
    }
}

impl Scan<'_, '_> {
    /// Whether a line that opens nothing belongs to the page and not to the event above it.
    pub(super) fn is_colophon(&self, at: usize) -> bool {
        let (text, place) = (&*self.view.lines[at].text, &self.view.places[at]);
        let parted = place.gap || place.fresh == Fresh::Paragraph || self.profile.width.is_none();
        if text.len() > LONGEST || self.waiting.is_some() || !parted || place.fresh < Fresh::Short {
            return false;
        }
        let credit = self.state.begun
            && (place.gap || place.fresh == Fresh::Paragraph)
            && is_credit(text)
            && self.nothing_opens_below(at);
        let filed = self.state.begun && is_filed(text) && self.nothing_opens_below(at);
        credit || filed || is_of_page(text)
    }

    /// Whether no line below can open an event.
    fn nothing_opens_below(&self, at: usize) -> bool {
        let below = at + 1..self.view.looks.len();
        !below.filter(|at| self.view.parts[*at] == Part::Text).any(|at| {
            self.view.looks[at].heading.is_some_and(|(heading, shape)| {
                matches!(strength(&heading, shape), Strength::Strong | Strength::Sentence)
                    && (shape.join != Join::Alone || self.profile.count(shape) >= 2)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{is_credit, is_filed, is_of_page};

    #[test]
    fn where_a_page_came_from_is_known() {
        for text in [
            "Mənbə — \"https://example.org/w/index.php?title=3_may\"",
            "Mәnbә: www.example.org",
            "Kateqoriyalar: Günlər | May",
            "Категорија: ҝүнләр",
        ] {
            assert!(is_filed(text), "{text}");
        }
        for text in [
            "Mənbə suyu: kəndə ilk kəmər çəkildi.",
            "Mənbə – kənd yaxınlığında bulaq.",
            "Kateqoriyalar üzrə yarış keçirildi.",
            "3 may – www.example.org saytı açıldı.",
        ] {
            assert!(!is_filed(text), "{text}");
        }
    }

    #[test]
    fn what_the_page_says_of_itself_is_known() {
        for text in [
            "Son yenilənmə: 14.02.2019",
            "Son yenilənmə tarixi 2 may 2020",
            "Bu səhifə axırıncı dəfə saat 14:20-də dəyişdirilib.",
            "Səhifə sonuncu dəfə 3 may 2011-ci ildə redaktə olunmuşdur.",
            "Bu məqalə son dəfə dünən yenilənib",
            "Бу сәһифә ахырынчы дәфә дүнән дәјишдирилиб.",
            "Baxış sayı: 1204",
            "Oxunub: 77",
            "Dərc olunub: 12.03.2014",
            "© 2016 Kənd kitabxanası",
            "Bütün hüquqlar qorunur.",
            "Saytın materiallarından istifadə edərkən istinad zəruridir.",
            "Çap et",
            "01.11.2024 09:00   Baxış sayı: 1 284",
            "Həmçinin oxuyun: hava necə olacaq?",
            "Paylaş: Facebook | Telegram",
            "14 15 16 17 18 19 20",
            "Be Ça Ç Ca C Ş B",
        ] {
            assert!(is_of_page(text), "{text}");
        }
        for text in [
            "Son hökmdar taxtdan salındı.",
            "Müəllif hüquqları haqqında qanun qəbul edildi.",
            "Sonuncu dəyişiklik konstitusiyaya referendumla edildi, yeni maddələr əlavə olundu.",
            "Bu məqalə sonralar böyük mübahisəyə səbəb oldu.",
            "Dərc olunmuş kitabların sayı: otuz",
            "Geri çəkilən qoşun körpünü dağıtdı.",
            "1 2 4 8 16 32",
            "O, ev, su, yol, bağ, daş, od.",
            "Həmçinin oxucular üçün zal açıldı.",
            "Yenilənmiş teatr tamaşaçılara qapısını açdı.",
        ] {
            assert!(!is_of_page(text), "{text}");
        }
    }

    #[test]
    fn who_made_the_text_is_no_event() {
        for text in [
            "Mətni hazırladı: muzeyin şöbəsi.",
            "Tərtib edənlər: A. Bəyli, C. Dayı",
            "Redaktor: D. Əmi",
            "Əlaqə: şəhər kitabxanası",
            "Telefon: 12 34 56",
            "Materialı hazırlayan: tarix dərnəyi",
            "Мәтни һазырлады: музејин шөбәси.",
        ] {
            assert!(is_credit(text), "{text}");
        }
        for text in [
            "Mətni hazırladı və oxudu.",
            "Qərarın müəllifi, deyilənə görə, bir nəfər idi: şəhər rəisi.",
            "Nəticə: iki körpü dağıldı.",
            "Komissiya iki layihə hazırladı və onları elan etdi: biri təsdiq olundu.",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }
}
