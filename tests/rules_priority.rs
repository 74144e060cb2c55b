//! The matrix of impact and urgency, cell by cell.

use atera_wasm::model::Priority::{self, Critical, High, Low, Medium};
use atera_wasm::model::submission::{IMPACTS, URGENCIES};
use atera_wasm::rules::{Impact, PriorityRow, PriorityTable, Urgency, priority_for};

const RULING: [(&str, [Priority; 3]); 4] = [
    ("outage", [Critical, Critical, High]),
    ("major", [Critical, High, Medium]),
    ("single", [High, Medium, Low]),
    ("minor", [Medium, Low, Low]),
];

#[test]
fn every_cell_is_the_rulings() {
    for (impact, priorities) in RULING {
        for (urgency, priority) in ["high", "medium", "low"].into_iter().zip(priorities) {
            let (impact, urgency) =
                (Impact::from_word(impact).unwrap(), Urgency::from_word(urgency).unwrap());
            assert_eq!(
                priority_for(impact, urgency, &PriorityTable::default()),
                priority,
                "{impact:?} {urgency:?}"
            );
        }
    }
}

#[test]
fn the_words_are_those_of_the_submission() {
    assert_eq!(Impact::ALL.iter().map(|impact| impact.as_str()).collect::<Vec<_>>(), IMPACTS);
    assert_eq!(Urgency::ALL.iter().map(|urgency| urgency.as_str()).collect::<Vec<_>>(), URGENCIES);
    assert_eq!(Impact::from_word("Outage"), None);
    assert_eq!(Urgency::from_word(""), None);
}

#[test]
fn a_table_of_ones_own_replaces_every_cell() {
    let row = PriorityRow { high: Low, medium: Low, low: Critical };
    let table = PriorityTable { outage: row, major: row, single: row, minor: row };
    for impact in Impact::ALL {
        assert_eq!(priority_for(*impact, Urgency::High, &table), Low);
        assert_eq!(priority_for(*impact, Urgency::Medium, &table), Low);
        assert_eq!(priority_for(*impact, Urgency::Low, &table), Critical);
    }
}

#[test]
fn more_of_either_never_lowers_the_priority() {
    let rank = |impact, urgency| {
        let priority = priority_for(impact, urgency, &PriorityTable::default());
        Priority::ALL.iter().position(|known| *known == priority).unwrap()
    };
    for pair in Impact::ALL.windows(2) {
        for urgency in Urgency::ALL {
            assert!(rank(pair[0], *urgency) <= rank(pair[1], *urgency));
        }
    }
    for pair in Urgency::ALL.windows(2) {
        for impact in Impact::ALL {
            assert!(rank(*impact, pair[0]) <= rank(*impact, pair[1]));
        }
    }
}
