//! Windows' names of time zones, by their IANA names. What an account's `TimeZoneName` looks like is not documented; a
//! service on .NET may well say `Israel Standard Time`, and hosts know IANA names only. The pairs are those of the
//! Unicode CLDR (`windowsZones`, territory 001).

/// A zone in each line: Windows' name, without `Standard Time` where it ends so, a tab, the IANA name.
const ZONES: &str = "\
Dateline\tEtc/GMT+12
UTC-11\tEtc/GMT+11
Aleutian\tAmerica/Adak
Hawaiian\tPacific/Honolulu
Marquesas\tPacific/Marquesas
Alaskan\tAmerica/Anchorage
UTC-09\tEtc/GMT+9
Pacific Standard Time (Mexico)\tAmerica/Tijuana
UTC-08\tEtc/GMT+8
Pacific\tAmerica/Los_Angeles
US Mountain\tAmerica/Phoenix
Mountain Standard Time (Mexico)\tAmerica/Mazatlan
Mountain\tAmerica/Denver
Yukon\tAmerica/Whitehorse
Central America\tAmerica/Guatemala
Central\tAmerica/Chicago
Easter Island\tPacific/Easter
Central Standard Time (Mexico)\tAmerica/Mexico_City
Canada Central\tAmerica/Regina
SA Pacific\tAmerica/Bogota
Eastern Standard Time (Mexico)\tAmerica/Cancun
Eastern\tAmerica/New_York
Haiti\tAmerica/Port-au-Prince
Cuba\tAmerica/Havana
US Eastern\tAmerica/Indiana/Indianapolis
Turks And Caicos\tAmerica/Grand_Turk
Paraguay\tAmerica/Asuncion
Atlantic\tAmerica/Halifax
Venezuela\tAmerica/Caracas
Central Brazilian\tAmerica/Cuiaba
SA Western\tAmerica/La_Paz
Pacific SA\tAmerica/Santiago
Newfoundland\tAmerica/St_Johns
Tocantins\tAmerica/Araguaina
E. South America\tAmerica/Sao_Paulo
SA Eastern\tAmerica/Cayenne
Argentina\tAmerica/Argentina/Buenos_Aires
Greenland\tAmerica/Nuuk
Montevideo\tAmerica/Montevideo
Magallanes\tAmerica/Punta_Arenas
Saint Pierre\tAmerica/Miquelon
Bahia\tAmerica/Bahia
UTC-02\tEtc/GMT+2
Azores\tAtlantic/Azores
Cape Verde\tAtlantic/Cape_Verde
GMT\tEurope/London
Greenwich\tAtlantic/Reykjavik
Sao Tome\tAfrica/Sao_Tome
Morocco\tAfrica/Casablanca
W. Europe\tEurope/Berlin
Central Europe\tEurope/Budapest
Romance\tEurope/Paris
Central European\tEurope/Warsaw
W. Central Africa\tAfrica/Lagos
Jordan\tAsia/Amman
GTB\tEurope/Bucharest
Middle East\tAsia/Beirut
Egypt\tAfrica/Cairo
E. Europe\tEurope/Chisinau
Syria\tAsia/Damascus
West Bank\tAsia/Hebron
South Africa\tAfrica/Johannesburg
FLE\tEurope/Kyiv
Israel\tAsia/Jerusalem
South Sudan\tAfrica/Juba
Kaliningrad\tEurope/Kaliningrad
Sudan\tAfrica/Khartoum
Libya\tAfrica/Tripoli
Namibia\tAfrica/Windhoek
Arabic\tAsia/Baghdad
Turkey\tEurope/Istanbul
Arab\tAsia/Riyadh
Belarus\tEurope/Minsk
Russian\tEurope/Moscow
E. Africa\tAfrica/Nairobi
Volgograd\tEurope/Volgograd
Iran\tAsia/Tehran
Arabian\tAsia/Dubai
Astrakhan\tEurope/Astrakhan
Azerbaijan\tAsia/Baku
Russia Time Zone 3\tEurope/Samara
Mauritius\tIndian/Mauritius
Saratov\tEurope/Saratov
Georgian\tAsia/Tbilisi
Caucasus\tAsia/Yerevan
Afghanistan\tAsia/Kabul
West Asia\tAsia/Tashkent
Qyzylorda\tAsia/Qyzylorda
Ekaterinburg\tAsia/Yekaterinburg
Pakistan\tAsia/Karachi
India\tAsia/Kolkata
Sri Lanka\tAsia/Colombo
Nepal\tAsia/Kathmandu
Central Asia\tAsia/Bishkek
Bangladesh\tAsia/Dhaka
Omsk\tAsia/Omsk
Myanmar\tAsia/Yangon
SE Asia\tAsia/Bangkok
Altai\tAsia/Barnaul
W. Mongolia\tAsia/Hovd
North Asia\tAsia/Krasnoyarsk
N. Central Asia\tAsia/Novosibirsk
Tomsk\tAsia/Tomsk
China\tAsia/Shanghai
North Asia East\tAsia/Irkutsk
Singapore\tAsia/Singapore
W. Australia\tAustralia/Perth
Taipei\tAsia/Taipei
Ulaanbaatar\tAsia/Ulaanbaatar
Aus Central W.\tAustralia/Eucla
Transbaikal\tAsia/Chita
Tokyo\tAsia/Tokyo
North Korea\tAsia/Pyongyang
Korea\tAsia/Seoul
Yakutsk\tAsia/Yakutsk
Cen. Australia\tAustralia/Adelaide
AUS Central\tAustralia/Darwin
E. Australia\tAustralia/Brisbane
AUS Eastern\tAustralia/Sydney
West Pacific\tPacific/Port_Moresby
Tasmania\tAustralia/Hobart
Vladivostok\tAsia/Vladivostok
Lord Howe\tAustralia/Lord_Howe
Bougainville\tPacific/Bougainville
Russia Time Zone 10\tAsia/Srednekolymsk
Magadan\tAsia/Magadan
Norfolk\tPacific/Norfolk
Sakhalin\tAsia/Sakhalin
Central Pacific\tPacific/Guadalcanal
Russia Time Zone 11\tAsia/Kamchatka
New Zealand\tPacific/Auckland
UTC+12\tEtc/GMT-12
Fiji\tPacific/Fiji
Chatham Islands\tPacific/Chatham
UTC+13\tEtc/GMT-13
Tonga\tPacific/Tongatapu
Samoa\tPacific/Apia
Line Islands\tPacific/Kiritimati
UTC\tEtc/UTC";

const TAIL: &str = " Standard Time";

/// The IANA name of a Windows zone; nothing if this is no name of one.
///
/// ```
/// use atera_wasm::client::windows_zone::iana;
/// assert_eq!(iana("Israel Standard Time"), Some("Asia/Jerusalem"));
/// assert_eq!(iana("Europe/Berlin"), None);
/// ```
pub fn iana(windows: &str) -> Option<&'static str> {
    let short = windows.strip_suffix(TAIL).unwrap_or(windows);
    ZONES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find(|(name, _)| *name == short)
        .map(|(_, zone)| zone)
}
