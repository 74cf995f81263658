/** The languages that have a catalog; the values of the option `language`. */
export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

/**
 * The language of a locale name in POSIX or BCP 47 form, such as `zh_CN.UTF-8` or `zh-Hans`.
 * Every Chinese locale gets `zh-CN`, the only Chinese catalog; all others, and undefined, get English.
 */
export function languageOf(locale: string | undefined): Language {
  return /^zh\b|^zh[_-]/i.test(locale ?? '') ? 'zh-CN' : 'en';
}

/** Reports whether a locale name is Chinese and does not name a region outside the mainland. */
export function isMainland(locale: string | undefined): boolean {
  return languageOf(locale) === 'zh-CN' && !/[_-](?:TW|HK|MO|SG|MY|Hant)(?![a-z])/i.test(locale ?? '');
}
