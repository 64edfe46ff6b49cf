/** A word of our own on a conversation: what it is about, or what kind of dialogue it is. */

export const labelColours = ['grey', 'blue', 'teal', 'green', 'amber', 'rust', 'violet', 'pink'] as const
export type LabelColour = (typeof labelColours)[number]

/** A label that the program itself understands: where it stands, a complaint is going on. */
export const labelMeanings = ['complaint'] as const
export type LabelMeaning = (typeof labelMeanings)[number]
