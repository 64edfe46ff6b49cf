/** Following the news about something. Loaded with the page. */
const nl = {
  title: 'Nieuws over …',
  lead: 'Vul in waarover je het nieuws wilt volgen, dan vullen wij het adres van de feed voor je in.',
  about: 'Waarover',
  aboutHelp: 'Een naam of een paar woorden, bijvoorbeeld de naam van je organisatie.',
  where: 'Zoek bij',
  inLanguage: 'Nieuws in het',
  languages: { nl: 'Nederlands', en: 'Engels' },
  fill: 'Vul het adres in',
  filled: 'Het adres staat hieronder. Test de verbinding, en sluit hem aan.',
  name: (about: string) => `Nieuws over ${about}`,
}
const en: typeof nl = {
  title: 'News about …',
  lead: 'Tell us what you want to follow the news about, and we fill in the address of the feed.',
  about: 'About what',
  aboutHelp: 'A name or a few words, such as the name of your organisation.',
  where: 'Search with',
  inLanguage: 'News in',
  languages: { nl: 'Dutch', en: 'English' },
  fill: 'Fill in the address',
  filled: 'The address stands below. Test the connection, then connect it.',
  name: (about) => `News about ${about}`,
}
export const newsWords = { nl, en }
