// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'he',
  dir: 'rtl',
  form: {
    title: 'בקשת עזרה',
    optional: ' (לא חובה)',
    send: 'שליחה',
    sending: 'בשליחה…',
    none: 'ללא תשובה',
    choose: 'נא לבחור…',
    yes: 'כן',
    no: 'לא',
    trap: 'נא להשאיר את השדה הזה ריק',
    error: 'שגיאה: ',
    problem: 'יש בעיה',
  },
  fields: {
    name: {
      label: 'שם מלא',
      hint: '',
    },
    email: {
      label: 'כתובת דואר אלקטרוני',
      hint: 'נשיב לכתובת הזאת.',
    },
    subject: {
      label: 'מה התקלה, בכמה מילים',
      hint: 'לדוגמה: המדפסת בקומה 2 מדפיסה דפים ריקים.',
    },
    description: {
      label: 'מה קרה',
      hint: 'מה נעשה, מה היה אמור לקרות ומה נראה על המסך?',
    },
    impact: {
      label: 'על מי זה משפיע',
      hint: '',
    },
    urgency: {
      label: 'תוך כמה זמן דרושה עזרה',
      hint: '',
    },
    category: {
      label: 'במה מדובר',
      hint: '',
    },
    phone: {
      label: 'מספר טלפון',
      hint: 'אם עדיף שנתקשר.',
    },
    site: {
      label: 'היכן זה קורה',
      hint: 'המשרד, הקומה או החדר.',
    },
  },
  choices: {
    impact: {
      outage: 'איש אינו יכול לעבוד',
      major: 'רבים אינם יכולים לבצע את עבודתם',
      single: 'אדם אחד, או שיש דרך לעקוף את הבעיה',
      minor: 'איש אינו מתעכב: דבר קטן או משאלה',
    },
    urgency: {
      high: 'עכשיו: זה לא יכול לחכות',
      medium: 'היום',
      low: 'כשיהיה זמן',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      one: 'נותר תו אחד',
      two: 'נותרו שני תווים',
      other: 'נותרו {n} תווים',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      one: 'תו אחד יותר מדי',
      two: 'שני תווים יותר מדי',
      other: '{n} תווים יותר מדי',
    }),
  },
};

export default words;
