/** As much of some words as one needs to know them again. */
export const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 58).trimEnd()}…` : text)
