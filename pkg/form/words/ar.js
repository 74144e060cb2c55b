// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.
/** @type {import('./en.js').Words} */
const words = {
  tag: 'ar',
  dir: 'rtl',
  form: {
    title: 'طلب مساعدة',
    optional: ' (اختياري)',
    send: 'إرسال',
    sending: 'جارٍ الإرسال…',
    none: 'بلا إجابة',
    choose: 'يُرجى الاختيار…',
    yes: 'نعم',
    no: 'لا',
    trap: 'يُرجى ترك هذا الحقل فارغًا',
    error: 'خطأ: ',
    problem: 'هناك مشكلة',
  },
  fields: {
    name: {
      label: 'الاسم الكامل',
      hint: '',
    },
    email: {
      label: 'عنوان البريد الإلكتروني',
      hint: 'سنرد على هذا العنوان.',
    },
    subject: {
      label: 'ما المشكلة، في بضع كلمات',
      hint: 'مثلًا: الطابعة في الطابق الثاني تطبع صفحات فارغة.',
    },
    description: {
      label: 'ماذا حدث',
      hint: 'ما الذي جرى القيام به، وما النتيجة المتوقعة، وما الذي ظهر؟',
    },
    impact: {
      label: 'من المتأثر',
      hint: '',
    },
    urgency: {
      label: 'متى تلزم المساعدة',
      hint: '',
    },
    category: {
      label: 'موضوع الطلب',
      hint: '',
    },
    phone: {
      label: 'رقم الهاتف',
      hint: 'إن كان الاتصال الهاتفي أفضل.',
    },
    site: {
      label: 'مكان المشكلة',
      hint: 'المكتب أو الطابق أو الغرفة.',
    },
  },
  choices: {
    impact: {
      outage: 'لا أحد يستطيع العمل',
      major: 'كثيرون لا يستطيعون أداء عملهم',
      single: 'شخص واحد، أو توجد طريقة بديلة',
      minor: 'لا أحد متعطل: أمر صغير أو رغبة',
    },
    urgency: {
      high: 'الآن: لا يمكن الانتظار',
      medium: 'اليوم',
      low: 'عندما يتوفر الوقت',
    },
  },
  count: {
    left: /** @type {import('../words.js').Plural} */ ({
      zero: 'لم يبقَ أي حرف',
      one: 'بقي حرف واحد',
      two: 'بقي حرفان',
      few: 'بقيت {n} أحرف',
      many: 'بقي {n} حرفًا',
      other: 'بقي {n} حرف',
    }),
    over: /** @type {import('../words.js').Plural} */ ({
      zero: 'لا أحرف زائدة',
      one: 'حرف واحد زائد',
      two: 'حرفان زائدان',
      few: '{n} أحرف زائدة',
      many: '{n} حرفًا زائدًا',
      other: '{n} حرف زائد',
    }),
  },
};

export default words;
