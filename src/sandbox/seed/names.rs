//! Word tables for companies and people. Domains end in `.example`, which nobody can register (RFC 2606).

/// The first half of a company's name.
pub(super) const STEMS: &[&str] = &[
    "Harbor Light", "Blue Fern", "Old Mill", "Stonebridge", "Redwood", "Silver Birch", "Lakeview", "Northgate",
    "Copper Kettle", "Granite Peak", "Maple Row", "Kingfisher", "Sunfield", "Ironworks", "Clearwater", "Bright Lane",
    "Westbrook", "Foxglove", "Juniper", "Quarry Hill", "Seven Oaks", "Tidewater", "Willow Park", "Amber Road",
    "Crosswind", "Dovetail", "Evergreen", "Fairhaven", "Greystone", "Highfield", "Larkspur",
];

/// The second half. 31 and 12 share no factor, so 149 of the pairs are all different.
pub(super) const TRADES: &[&str] = &[
    "Dental", "Logistics", "Law Group", "Architects", "Bakery", "Accounting", "Clinic", "Engineering", "Studio",
    "School", "Hotel", "Foods",
];

/// Company names that a product has to survive, with a domain name in plain letters. The first is markup.
pub(super) const WORLD_COMPANIES: &[(&str, &str)] = &[
    ("<b>Ünïcødé</b> & Söhne", "unicode-soehne"),
    ("Müller & Töchter GmbH", "mueller-toechter"),
    ("Crêperie de l'Étoile", "creperie-etoile"),
    ("Ñandú Café S.A.", "nandu-cafe"),
    ("Łódź Transport Sp. z o.o.", "lodz-transport"),
    ("Ελληνικά Τρόφιμα", "ellinika-trofima"),
    ("Северный Ветер", "severny-veter"),
    ("שלום מערכות בע\"מ", "shalom-systems"),
    ("شركة النور للتجارة", "alnoor-trading"),
    ("東京精密工業株式会社", "tokyo-seimitsu"),
    ("明光设计工作室", "mingguang-design"),
    ("한빛 소프트", "hanbit-soft"),
    ("Þórr Seafood ehf.", "thorr-seafood"),
    ("Rock & Roll \"Vinyl\" O'Brien", "rocknroll-vinyl"),
];

/// A first name and how it is written in an address.
pub(super) const FIRST_NAMES: &[(&str, &str)] = &[
    ("Emma", "emma"), ("Liam", "liam"), ("Olivia", "olivia"), ("Noah", "noah"), ("Ava", "ava"), ("Ethan", "ethan"),
    ("Mia", "mia"), ("Lucas", "lucas"), ("Amelia", "amelia"), ("Henry", "henry"), ("Grace", "grace"), ("Owen", "owen"),
    ("Priya", "priya"), ("Rajesh", "rajesh"), ("Fatima", "fatima"), ("Omar", "omar"), ("Mei", "mei"), ("Daniel", "daniel"),
    ("José", "jose"), ("Zoë", "zoe"), ("Jürgen", "juergen"), ("Søren", "soren"), ("Łukasz", "lukasz"), ("Chloé", "chloe"),
    ("Siân", "sian"), ("Núria", "nuria"), ("Ольга", "olga"), ("נועה", "noa"), ("يوسف", "yusuf"), ("美咲", "misaki"),
    ("小龙", "xiaolong"), ("지우", "jiwoo"),
];

/// A last name and how it is written in an address.
pub(super) const LAST_NAMES: &[(&str, &str)] = &[
    ("Walker", "walker"), ("Bennett", "bennett"), ("Carter", "carter"), ("Diaz", "diaz"), ("Ellis", "ellis"),
    ("Foster", "foster"), ("Grant", "grant"), ("Hughes", "hughes"), ("Iyer", "iyer"), ("Jensen", "jensen"),
    ("Keller", "keller"), ("Lopez", "lopez"), ("Murphy", "murphy"), ("Nakamura", "nakamura"), ("O'Brien", "obrien"),
    ("Patel", "patel"), ("Quinn", "quinn"), ("Rossi", "rossi"), ("Singh", "singh"), ("Turner", "turner"),
    ("Vargas", "vargas"), ("Weber", "weber"), ("Young", "young"), ("Zhang", "zhang"), ("Müller", "mueller"),
    ("Ångström", "angstrom"), ("Gonçalves", "goncalves"), ("Dvořák", "dvorak"), ("Yıldız", "yildiz"),
    ("van der Berg", "vanderberg"), ("Lévesque", "levesque"),
];

/// Job titles.
pub(super) const JOBS: &[&str] = &[
    "Office Manager", "IT Manager", "Accountant", "Receptionist", "Owner", "CEO", "CFO", "Sales Lead", "HR Manager",
    "Project Manager", "Warehouse Lead", "Designer", "Paralegal", "Nurse", "Teacher", "Operations Director",
];

/// City, state, country, the beginning of its postal codes, the beginning of its telephone numbers.
pub(super) const PLACES: &[[&str; 5]] = &[
    ["New York", "NY", "United States", "100", "555-2"],
    ["Chicago", "IL", "United States", "606", "555-3"],
    ["Austin", "TX", "United States", "787", "555-4"],
    ["Denver", "CO", "United States", "802", "555-5"],
    ["Seattle", "WA", "United States", "981", "555-6"],
    ["Portland", "ME", "United States", "041", "555-7"],
    ["Toronto", "ON", "Canada", "M5V ", "+1 416 5"],
    ["London", "Greater London", "United Kingdom", "EC1A ", "+44 20 7"],
    ["München", "Bayern", "Germany", "803", "+49 89 5"],
    ["Zürich", "ZH", "Switzerland", "80", "+41 44 5"],
    ["תל אביב", "Tel Aviv", "Israel", "61", "+972 3 5"],
    ["São Paulo", "SP", "Brazil", "013", "+55 11 5"],
    ["東京都", "千代田区", "Japan", "100-0", "+81 3 5"],
];

/// Streets.
pub(super) const STREETS: &[&str] = &[
    "Main Street", "Oak Avenue", "Station Road", "Mill Lane", "Harbour Way", "Church Street", "Park Boulevard",
    "Industriestraße", "Rue de la Gare", "Hill Crescent",
];

/// Custom fields of customers, each with the values it takes.
pub(super) const CUSTOM_FIELDS: &[(&str, &[&str])] = &[
    ("ContractType", &["Managed Services", "Break/Fix", "Block Hours", "Co-Managed"]),
    ("BillingCycle", &["Monthly", "Quarterly", "Yearly"]),
    ("Account Manager", &["Miriam Cohen", "Alex Morgan", "Bjørn Sørensen"]),
    ("Größe / Size", &["1–9", "10–49", "50–249", "250+"]),
];
