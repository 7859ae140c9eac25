// Words of the page by which tests find things, in the languages in which they look.

export const WORDS = {
  en: { login: 'Login', password: 'Password', button: 'Log in' },
  ar: { login: 'اسم الدخول', password: 'كلمة المرور', button: 'دخول' },
  ckb: { login: 'ناوی چوونەژوورەوە', password: 'وشەی نهێنی', button: 'چوونەژوورەوە' },
}
