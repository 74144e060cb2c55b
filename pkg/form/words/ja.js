// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'ja',
  dir: 'ltr',
  form: {
    title: 'お問い合わせ',
    optional: '（任意）',
    send: '送信する',
    sending: '送信しています…',
    none: '回答しない',
    choose: '選択してください…',
    yes: 'はい',
    no: 'いいえ',
    trap: 'この欄は空のままにしてください',
    error: 'エラー：',
    problem: '問題があります',
  },
  fields: {
    name: {
      label: 'お名前',
      hint: '',
    },
    email: {
      label: 'メールアドレス',
      hint: 'このアドレスに返信します。',
    },
    subject: {
      label: 'お困りの内容（短く）',
      hint: '例：2 階のプリンターから白紙が出てくる。',
    },
    description: {
      label: '詳しい状況',
      hint: '何をしたか、どうなるはずだったか、実際にどうなったかをお書きください。',
    },
    impact: {
      label: '影響を受けている人',
      hint: '',
    },
    urgency: {
      label: 'いつまでに対応が必要ですか',
      hint: '',
    },
    category: {
      label: 'お問い合わせの種類',
      hint: '',
    },
    phone: {
      label: '電話番号',
      hint: '電話での連絡をご希望の場合。',
    },
    site: {
      label: '発生している場所',
      hint: '事業所、階、部屋など。',
    },
  },
  choices: {
    impact: {
      outage: '誰も仕事ができない',
      major: '多くの人が仕事をできない',
      single: '一人だけ、または別の方法で対応できる',
      minor: '仕事に支障はない：小さなこと、または要望',
    },
    urgency: {
      high: '今すぐ：待てない',
      medium: '今日中',
      low: '時間のあるときでよい',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      other: 'あと {n} 文字',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      other: '{n} 文字超えています',
    }),
  },
};

export default words;
