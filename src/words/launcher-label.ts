import { pickLanguage } from './pick-language.ts';

/**
 * What the launcher is called in every language but English, also those that the core knows by their usual tags, so that visitors who have decided need not load
 * all texts for two words. A test compares them with the locales.
 */
export const LAUNCHER_LABELS: Readonly<Record<string, string>> = {
  ar: 'إعدادات ملفات تعريف الارتباط',
  bg: 'Настройки на бисквитките',
  ca: 'Configuració de galetes',
  cs: 'Nastavení cookies',
  cy: 'Gosodiadau cwcis',
  da: 'Cookieindstillinger',
  el: 'Ρυθμίσεις cookies',
  es: 'Configuración de cookies',
  et: 'Küpsiste seaded',
  eu: 'Cookieen ezarpenak',
  fa: 'تنظیمات کوکی',
  fi: 'Evästeasetukset',
  ga: 'Socruithe fianán',
  gl: 'Configuración de cookies',
  he: 'הגדרות עוגיות',
  hi: 'कुकी सेटिंग',
  hr: 'Postavke kolačića',
  hu: 'Sütibeállítások',
  id: 'Pengaturan kuki',
  is: 'Stillingar á vafrakökum',
  it: 'Impostazioni cookie',
  ja: 'Cookie の設定',
  ko: '쿠키 설정',
  lt: 'Slapukų nustatymai',
  lv: 'Sīkdatņu iestatījumi',
  mt: 'Settings tal-cookies',
  nb: 'Innstillinger for informasjonskapsler',
  nl: 'Cookie-instellingen',
  pl: 'Ustawienia cookie',
  'pt-BR': 'Configurações de cookies',
  pt: 'Definições de cookies',
  ro: 'Setări cookie-uri',
  ru: 'Настройки cookie',
  sk: 'Nastavenia cookies',
  sl: 'Nastavitve piškotkov',
  sv: 'Kakinställningar',
  th: 'การตั้งค่าคุกกี้',
  tr: 'Çerez ayarları',
  uk: 'Налаштування cookie',
  vi: 'Cài đặt cookie',
  'zh-Hant': 'Cookie 設定',
  zh: 'Cookie 设置',
  de: 'Cookie-Einstellungen',
  fr: 'Paramètres des cookies',
};

/** The launcher's label in a language; the English one if we have none. */
export function launcherLabel(language: string): string {
  return LAUNCHER_LABELS[pickLanguage([language], Object.keys(LAUNCHER_LABELS))] ?? 'Cookie settings';
}
