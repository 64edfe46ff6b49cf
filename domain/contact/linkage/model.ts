/**
 * What an agreement weighs. Fellegi & Sunter, "A Theory for Record Linkage" (1969): of each level of each column, how often two records of
 * one person show it (`m`) and how often two of different people do (`u`); the weight is log2(m / u), and weights of columns are added. A
 * rare value that agrees tells more than a common one (Winkler 1989), so for `same` the part of records that have this very value takes the
 * place of `u`. A value that is not there weighs nothing.
 */
import { type Agreement, agreementOf } from './agreement.ts'
import type { Table } from './table.ts'

export type Chances = { m: readonly number[]; u: readonly number[] }
export type Model = {
  columns: readonly Chances[]
  /** Of all pairs of records, the part that are one person. */
  prior: number
}

/** Binary digits that one column may weigh for, and against: no single column decides alone. */
export const bounds = { most: 20, least: -8 }

const bounded = (weight: number) => Math.max(bounds.least, Math.min(bounds.most, weight))

/**
 * Who live together share a family name, an address, a telephone, often a mail address, and are not one person. All that they share is
 * explained by that; so a pair never weighs more than what is somebody's own (given name, day of birth, a number of theirs) and this on top: how much rather
 * records with so much in common are one person than two of a household, when nothing else is known. In binary digits.
 */
export const household = 4

export type Scale = {
  /** How rare a match is: what every pair begins with. */
  before: number
  /** Weight of a pair: above zero rather one person than two, counting how rare a match is. In binary digits. */
  weigh(a: number, b: number): number
  /** Column by column, before a household is thought of. */
  parts(a: number, b: number): { column: number; level: number; weight: number }[]
}

export function scaleOf(table: Table, { columns, prior }: Model, agreement: Agreement = agreementOf(table)): Scale {
  const base = columns.map(({ m, u }) => [...m.map((chance, level) => Math.log2(chance / (u[level] ?? 1))), 0])
  const before = Math.log2(prior / (1 - prior))
  const own = table.layout.columns.map(({ own }) => own)
  const ceiling = own.includes(true) ? household : Number.POSITIVE_INFINITY
  const partOf = (i: number, a: number, b: number, level: number) =>
    bounded((base[i]?.[level] ?? 0) + rarity(agreement, i, level, a, b, columns[i]?.u[level] ?? 1))
  return {
    before,
    weigh(a, b) {
      let [all, personal] = [before, ceiling]
      for (let i = 0; i < own.length; i++) {
        const weight = partOf(i, a, b, agreement.level(i, a, b))
        all += weight
        if (own[i]) personal += weight
      }
      return Math.min(all, personal)
    },
    parts: (a, b) =>
      own.map((_, column) => {
        const level = agreement.level(column, a, b)
        return { column, level, weight: partOf(column, a, b, level) }
      }),
  }
}

/** How much more (or less) this very value tells than any that agrees at this level. */
export function rarity(agreement: Agreement, column: number, level: number, a: number, b: number, u: number): number {
  const common = agreement.commonness(column, level, a, b)
  return common === null ? 0 : Math.log2(u / common)
}
