/** Days of every year, as they are kept: month and day, `05-04` for the fourth of May. */
export const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Whether it names a year too, and so comes once. */
export const isOnce = (day: string) => day.length > 5

/** Of a month from 1 on; February has the day that comes every fourth year. */
export const daysIn = (month: number) => new Date(Date.UTC(2024, month, 0)).getUTCDate()

/** 31 April is 30 April. */
export const clampDay = (month: number, day: number) => `${twoDigits(month)}-${twoDigits(Math.min(day, daysIn(month)))}`
