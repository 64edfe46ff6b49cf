/** What the picture is around and how it is shown; it stands in the address, so it can be kept and passed on. */
export const forms = ['plaatje', 'tabel'] as const
export const colours = ['kring', 'toon'] as const
export type Form = (typeof forms)[number]
export type Colour = (typeof colours)[number]

export type CircleSearch = { groep?: string; persoon?: string; label?: string; als?: Form; kleur?: Colour }

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)

/** What the address names besides is left out, and only one thing is in the middle. */
export function readCircleSearch(search: Record<string, unknown>): CircleSearch {
  const als = forms.find((one) => one === search.als)
  const kleur = colours.find((one) => one === search.kleur)
  const around = (['groep', 'persoon', 'label'] as const).find((name) => isId(search[name]))
  return { ...(around && { [around]: search[around] }), ...(als && { als }), ...(kleur && { kleur }) }
}
