// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en-answers.js').Answers} */
const words = {
  tag: 'pl',
  dir: 'ltr',
  issues: {
    required: {
      '': 'Proszę wypełnić pole „{label}”',
      name: 'Proszę podać imię i nazwisko',
      email: 'Proszę podać adres e-mail',
      subject: 'Proszę napisać w kilku słowach, co nie działa',
      description: 'Proszę opisać, co się stało',
      impact: 'Proszę wybrać, kogo to dotyczy',
      urgency: 'Proszę wybrać, jak szybko potrzebna jest pomoc',
      category: 'Proszę napisać, czego to dotyczy',
      phone: 'Proszę podać numer telefonu',
      site: 'Proszę napisać, gdzie to się dzieje',
    },
    type: {
      '': 'Proszę sprawdzić pole „{label}”: nie możemy odczytać tej odpowiedzi',
    },
    invalid_word: {
      '': 'Proszę wybrać jedną z odpowiedzi w polu „{label}”',
      impact: 'Proszę wybrać, kogo to dotyczy',
      urgency: 'Proszę wybrać, jak szybko potrzebna jest pomoc',
    },
    invalid_email: {
      '': 'Proszę podać adres e-mail, na przykład name@example.com',
    },
    doubtful_email: {
      '': 'Proszę sprawdzić część po znaku @: wygląda na literówkę',
    },
    unknown_field: {
      '': 'Proszę pominąć „{label}”: ten formularz nie ma takiego pola',
    },
    control_character: {
      '': 'Proszę usunąć niewidoczne znaki z pola „{label}”: niektóre nie są tekstem',
    },
    broken_text: {
      '': 'Proszę sprawdzić pole „{label}”: po drodze zgubił się znak, proszę wpisać go ponownie',
    },
    vague_title: {
      '': 'Proszę napisać, czego dotyczy problem i co widać: wtedy pomożemy szybciej',
    },
    phone_digits: {
      '': 'Proszę podać numer telefonu z cyframi',
    },
    too_long: {
      '': 'Proszę skrócić pole „{label}”: limit znaków to {limit}',
    },
    number: {
      '': 'Proszę podać liczbę w polu „{label}”',
    },
    number_least: {
      '': 'Proszę podać {limit} lub więcej w polu „{label}”',
    },
    number_most: {
      '': 'Proszę podać {limit} lub mniej w polu „{label}”',
    },
    date: {
      '': 'Proszę podać prawidłową datę w polu „{label}”',
    },
    date_least: {
      '': 'Proszę podać w polu „{label}” datę nie wcześniejszą niż {limit}',
    },
    date_most: {
      '': 'Proszę podać w polu „{label}” datę nie późniejszą niż {limit}',
    },
    choice: {
      '': 'Proszę wybrać pozycję z listy w polu „{label}”',
    },
    choice_of: {
      '': 'Proszę wybrać w polu „{label}” coś, co pasuje do wcześniejszego wyboru',
    },
    other: {
      '': 'Proszę sprawdzić pole „{label}”',
    },
  },
  emails: {
    dot: 'Proszę usunąć zbędną kropkę przed znakiem @',
    too_long: 'Proszę sprawdzić adres e-mail: jest za długi, może zawiera zbędny tekst',
    domain: 'Proszę podać całą domenę po znaku @, na przykład example.com',
    domain_char: 'Proszę poprawić część po znaku @: jest w niej niedozwolony znak',
    local_char: 'Proszę poprawić część przed znakiem @: jest w niej niedozwolony znak',
    quoted: 'Proszę podać adres e-mail bez cudzysłowów, ukośników wstecznych i komentarzy',
    eai: 'Proszę użyć innego adresu e-mail, jeśli to możliwe: niektóre serwery odrzucają przed znakiem @ litery inne niż od a do z',
    display_name: 'Proszę podać sam adres e-mail, bez nazwiska i nawiasów ostrokątnych',
    multiple: 'Proszę podać tylko jeden adres e-mail',
    invisible: 'Proszę usunąć spację lub niewidoczny znak z adresu e-mail',
    missing_at: 'Proszę dodać do adresu e-mail znak @ i domenę, na przykład name@example.com',
    empty: 'Proszę wpisać coś po obu stronach znaku @, na przykład name@example.com',
  },
  suggest: 'Czy chodziło o {suggestion}?',
  states: {
    accepted: 'Mamy to zgłoszenie',
    acceptedText: 'Jest bezpiecznie zapisane. Stanie się sprawą, gdy tylko przejmie je nasz dział pomocy.',
    queued: 'Zgłoszenie czeka na tym urządzeniu',
    queuedText: 'Zostanie wysłane, gdy tylko wróci połączenie. Można zamknąć tę stronę.',
    failed: 'Zgłoszenie nie zostało wysłane',
    failedText: 'Wpisany tekst nadal tu jest. Proszę sprawdzić połączenie i spróbować ponownie.',
    draftRestored: 'Tekst wpisany poprzednim razem jest znowu w formularzu.',
    undo: 'Wyczyść formularz',
    undone: 'Formularz jest znowu pusty.',
    receipt: 'Śledź zgłoszenie',
    receiptText: 'Proszę zachować adres tamtej strony: każdemu, kto go zna, pokazuje stan zgłoszenia.',
    again: 'Otwórz nowy formularz',
  },
  refusals: {
    method_not_allowed: 'Zgłoszenie wysyła się formularzem. Proszę otworzyć formularz i wysłać je stamtąd.',
    unsupported_media_type: 'Nie możemy odczytać tego, co zostało wysłane. Proszę otworzyć formularz i wysłać go stamtąd.',
    origin_not_allowed: 'Ta strona nie może wysyłać nam zgłoszeń. Proszę skontaktować się z nami w inny sposób.',
    signature_required: 'Nie widzimy, z której strony pochodzi to zgłoszenie. Proszę otworzyć nasz formularz i wysłać je stamtąd.',
    signature_malformed: 'Nie można odczytać podpisu tego zgłoszenia.',
    signature_expired: 'Podpis tego zgłoszenia jest za stary.',
    signature_invalid: 'Podpis tego zgłoszenia jest nieprawidłowy.',
    signature_replayed: 'Podpis tego zgłoszenia był już użyty.',
    too_large: 'To więcej tekstu, niż możemy przyjąć. Proszę go skrócić i wysłać ponownie.',
    too_slow: 'Zgłoszenie nie dotarło na czas. Proszę sprawdzić połączenie i wysłać je ponownie.',
    address_rate_limited: 'Z tego łącza przyszło zbyt wiele zgłoszeń. Proszę chwilę poczekać i wysłać je ponownie.',
    site_rate_limited: 'Przychodzi zbyt wiele zgłoszeń. Proszę chwilę poczekać i wysłać swoje ponownie.',
    unreadable_body: 'Nie możemy odczytać tego, co zostało wysłane. Proszę wysłać formularz ponownie.',
    repeated_field: 'Jedno pole zostało wysłane dwa razy. Proszę otworzyć nowy formularz i wysłać go ponownie.',
    file_not_allowed: 'Nie możemy przyjmować plików. Proszę wysłać sam tekst.',
    invalid_id: 'Tego formularza nie można użyć. Proszę otworzyć nowy i wysłać go ponownie.',
    looks_automated: 'Wygląda na to, że formularz wypełnił program. Proszę sprawdzić pola i wysłać go ponownie.',
    token_required: 'Formularz nie był kompletny podczas wysyłania. Proszę wysłać go ponownie.',
    token_invalid: 'Formularz nie został otwarty tutaj. Proszę wysłać go ponownie.',
    too_fast: 'Formularz został wysłany bardzo szybko. Proszę sprawdzić pola i wysłać go ponownie.',
    token_expired: 'Formularz był otwarty dłużej niż dobę. Proszę sprawdzić pola i wysłać go ponownie.',
    token_of_another: 'Formularz należy do innego zgłoszenia. Proszę wysłać go ponownie.',
    proof_required: 'Urządzenie nie zakończyło krótkiego obliczenia, które chroni przed programami. Proszę poczekać pół minuty i wysłać formularz ponownie.',
    proof_invalid: 'Krótkie obliczenie, które chroni przed programami, nie powiodło się. Proszę wysłać formularz ponownie za pół minuty.',
    challenge_required: 'Brakuje sprawdzenia, czy formularz wypełnia człowiek. Proszę poczekać, aż się zakończy, i wysłać formularz ponownie.',
    challenge_failed: 'Sprawdzenie, czy formularz wypełnia człowiek, nie powiodło się. Proszę je powtórzyć i wysłać formularz ponownie.',
    challenge_elsewhere: 'Sprawdzenie, czy formularz wypełnia człowiek, odbyło się na innej stronie. Proszę przejść je tutaj i wysłać formularz ponownie.',
    challenge_unavailable: 'Nie możemy teraz sprawdzić, czy formularz wypełnia człowiek, i nic nie zostało wysłane. Proszę chwilę poczekać i wysłać formularz ponownie.',
    invalid_input: 'Coś trzeba poprawić.',
    id_reused: 'To zgłoszenie zostało już wysłane w innym brzmieniu i mamy je. Aby wysłać inne, proszę otworzyć nowy formularz.',
    unavailable: 'Nie udało się zapisać zgłoszenia i nic nie zostało wysłane. Proszę chwilę poczekać i wysłać je ponownie.',
    not_configured: 'Ten formularz nie jest jeszcze gotowy. Proszę skontaktować się z nami w inny sposób.',
  },
};

export default words;
