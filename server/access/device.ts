/** The kind of browser in words as coarse as "Firefox, Linux": enough to recognise one's own, too little to follow anybody. */

const browsers = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac(intosh| OS)/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

/** @returns null when it tells nothing that we know */
export function deviceOf(userAgent: string | null): string | null {
  const text = (userAgent ?? '').slice(0, 500)
  const named = [browsers, systems].flatMap((list) => list.find(([, mark]) => mark.test(text))?.[0] ?? [])
  return named.length > 0 ? named.join(', ') : null
}
