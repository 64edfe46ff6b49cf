import { decodeLogged } from '../kit/logged.ts'

export const decode = decodeLogged('direct')
