//! The time now, as text. Nothing else asks the clock for a date.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::date::Day;

/// The time as RFC 3339 in UTC, to the second.
pub fn now() -> String {
    rfc3339(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs())
}

fn rfc3339(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    format!("{}T{:02}:{:02}:{:02}Z", Day(days as i64), rest / 3600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn seconds_become_a_date() {
        assert_eq!(super::rfc3339(0), "1970-01-01T00:00:00Z");
        assert_eq!(super::rfc3339(1_000_000_000), "2001-09-09T01:46:40Z");
    }
}
