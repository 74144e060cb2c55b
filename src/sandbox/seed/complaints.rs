//! Word tables for tickets: what breaks, what is written about it, what helps.

use crate::model::TicketType::{self, Change, Incident, Problem, Request};

/// One kind of trouble.
pub(super) struct Trouble {
    pub(super) system: &'static str,
    pub(super) symptoms: &'static [&'static str],
    pub(super) work: TicketType,
    pub(super) finding: &'static str,
    pub(super) fix: &'static str,
}

const fn trouble(
    system: &'static str,
    symptoms: &'static [&'static str],
    work: TicketType,
    finding: &'static str,
    fix: &'static str,
) -> Trouble {
    Trouble { system, symptoms, work, finding, fix }
}

pub(super) const TROUBLES: &[Trouble] = &[
    trouble(
        "Outlook",
        &[
            "keeps asking for the password",
            "cannot send mail with attachments",
            "is stuck on loading profile",
            "shows the shared calendar empty",
        ],
        Problem,
        "Cached credentials are stale, the token was revoked after the password change.",
        "Cleared the stored credentials and rebuilt the profile.",
    ),
    trouble(
        "VPN",
        &[
            "drops every few minutes",
            "refuses the connection from home",
            "connects but no drives are mapped",
            "is very slow since Monday",
        ],
        Problem,
        "The client falls back to TCP; the gateway shows a lifetime mismatch.",
        "Aligned the lifetimes on the gateway and pushed the new client profile.",
    ),
    trouble(
        "Printer",
        &[
            "on the second floor jams on every job",
            "prints blank pages",
            "is offline for all users",
            "scans no longer arrive by mail",
        ],
        Problem,
        "The spooler holds a broken job; the firmware is two versions behind.",
        "Emptied the queue, updated the firmware and printed a test page.",
    ),
    trouble(
        "File server",
        &[
            "is not reachable",
            "is out of disk space",
            "shows access denied on the Finance share",
            "is very slow when saving",
        ],
        Incident,
        "The data volume is at 98 %, shadow copies take 400 GB.",
        "Moved the shadow copies, freed 380 GB and set an alert at 85 %.",
    ),
    trouble(
        "Backup",
        &[
            "failed three nights in a row",
            "did not start on the database server",
            "reports a checksum error",
            "ran into the working day",
        ],
        Incident,
        "The repository certificate expired; jobs queue behind the failed one.",
        "Renewed the certificate, ran the job by hand and verified a restore.",
    ),
    trouble(
        "Wi-Fi",
        &[
            "has no signal in the meeting room",
            "asks guests for a password twice",
            "drops calls when walking around",
            "is not visible on new phones",
        ],
        Problem,
        "Two access points share channel 36 and the power is too high.",
        "Re-planned the channels and lowered the power; roaming tested with a call.",
    ),
    trouble(
        "Laptop",
        &[
            "does not start after the update",
            "overheats and shuts down",
            "battery lasts twenty minutes",
            "screen stays black on the dock",
        ],
        Problem,
        "The dock firmware does not match the graphics driver of last week's update.",
        "Updated the dock firmware and rolled the driver forward.",
    ),
    trouble(
        "New user",
        &[
            "starts on Monday, account and laptop needed",
            "needs mail, phone and badge",
            "joins Sales, same rights as the team",
            "needs remote access",
        ],
        Request,
        "Licence available, laptop in stock; waiting for the start form.",
        "Account, licences and laptop are ready; the welcome sheet is in the box.",
    ),
    trouble(
        "Password",
        &[
            "reset for the accounting system",
            "expired and the portal refuses the new one",
            "reset for a shared mailbox",
            "locked after holiday",
        ],
        Request,
        "Identity confirmed by call-back to the number on file.",
        "Reset the password and had the user sign in while on the phone.",
    ),
    trouble(
        "Accounting software",
        &[
            "crashes when posting an invoice",
            "cannot open last year's books",
            "asks for a licence",
            "prints the old letterhead",
        ],
        Incident,
        "The crash log names a missing report component after the vendor's update.",
        "Installed the vendor's hotfix and reposted the three open invoices.",
    ),
    trouble(
        "Phone system",
        &[
            "has no outgoing calls",
            "sends calls to the old reception",
            "voice mail is full",
            "headsets lose sound",
        ],
        Incident,
        "The trunk registers but the provider rejects our caller id.",
        "Provider corrected the trunk; ten test calls in and out were fine.",
    ),
    trouble(
        "Firewall",
        &[
            "update planned for Saturday night",
            "rule for the new payroll service",
            "blocks the video conference",
            "certificate renewal",
        ],
        Change,
        "Change window agreed; the configuration was exported before.",
        "Change done in the window, tests passed, the old configuration is kept.",
    ),
    trouble(
        "Security alert",
        &[
            "about a sign-in from abroad",
            "on a reception PC: quarantined file",
            "for a suspicious mail with a link",
            "many failed sign-ins",
        ],
        Incident,
        "Sign-in matches the user's trip; no rule was added to the mailbox.",
        "Sessions revoked, password changed, second factor checked with the user.",
    ),
    trouble(
        "Server room",
        &[
            "temperature above 30 degrees",
            "UPS reports a weak battery",
            "needs a cable test for the new rack",
            "power cut on Sunday",
        ],
        Change,
        "Sensor confirms; the vendor can deliver by tomorrow.",
        "Part exchanged on site, readings normal for two hours.",
    ),
];

/// Titles in other scripts, and two that a careless page would run or break on.
pub(super) const WORLD_TITLES: &[&str] = &[
    "Drucker im Büro druckt keine Umlaute – \"ä\" wird zu \"?\"",
    "L'imprimante de l'accueil n'imprime plus",
    "המדפסת בקומה השנייה לא מדפיסה",
    "الطابعة لا تعمل منذ الصباح",
    "プリンターが印刷できません(3階)",
    "打印机无法打印 🖨️",
    "Mail signature shows <script>alert('hi')</script> to customers",
    "Formula =1+1 in a shared sheet opens as text; \\\"quotes\\\" too",
];

/// How a description begins.
pub(super) const OPENINGS: &[&str] = &[
    "Hello, since this morning we have the following problem:",
    "Reported by phone.",
    "Hi team,",
    "Monitoring says:",
    "Please have a look:",
    "It happened again.",
];

/// Whom it hits.
pub(super) const IMPACTS: &[&str] = &[
    "Only one workplace is affected.",
    "The whole team cannot work.",
    "Three users are affected, others are fine.",
    "There is a workaround, but it is slow.",
    "A customer is waiting for us.",
    "Not urgent, but please plan it.",
];

/// The first answer.
pub(super) const ACKNOWLEDGEMENTS: &[&str] = &[
    "Thank you, we are looking into it.",
    "We have your ticket and start with the logs.",
    "Received. A technician connects within the hour.",
    "Thanks for the details, we are on it.",
];

/// What the customer writes back.
pub(super) const REPLIES: &[&str] = &[
    "Still the same here.",
    "It works for me now, a colleague still has it.",
    "You can connect any time before noon.",
    "Danke, das hat geholfen!",
    "Here is the screenshot you asked for.",
];

/// What is asked of the customer before things go on.
pub(super) const QUESTIONS: &[&str] = &[
    "Could you send us a screenshot of the message?",
    "When may we restart the machine?",
    "Please confirm the order before we go on.",
    "Which users see it? We need one to test with.",
];
