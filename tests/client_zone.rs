//! Windows' names of time zones lead to zones that there are.

use atera_wasm::client::windows_zone::iana;

#[test]
fn a_windows_name_leads_to_its_zone() {
    for (windows, zone) in [
        ("Israel Standard Time", "Asia/Jerusalem"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Eastern Standard Time", "America/New_York"),
        ("Eastern Standard Time (Mexico)", "America/Cancun"),
        ("Russia Time Zone 3", "Europe/Samara"),
        ("UTC", "Etc/UTC"),
        ("UTC-11", "Etc/GMT+11"),
    ] {
        assert_eq!(iana(windows), Some(zone), "{windows}");
    }
    for other in
        ["", "Standard Time", "Europe/Berlin", "Atlantis Standard Time", "Eastern Standard Time (Mars)"]
    {
        assert_eq!(iana(other), None, "{other}");
    }
}

#[test]
fn every_zone_is_one_that_hosts_know() {
    let source = include_str!("../src/client/windows_zone.rs");
    let rows: Vec<(&str, &str)> = source
        .lines()
        .filter(|line| !line.contains("split_once") && !line.contains("//"))
        .filter_map(|line| line.split_once("\\t"))
        .collect();
    assert!(rows.len() > 130, "{}", rows.len());
    for (windows, zone) in rows {
        let zone = zone.trim_end_matches(&['"', ';'][..]);
        assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{zone}");
        assert_eq!(iana(windows), Some(zone));
    }
}
