import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from '../../contract/endpoint.ts'
import { root } from '../../server/root.ts'

/** Every endpoint that any file of the contract declares. */
export async function endpoints(): Promise<Endpoint[]> {
  const files = readdirSync(join(root, 'contract')).map((file) => file.replace(/\.ts$/, ''))
  const modules = await Promise.all(files.map((file) => import(`../../contract/${file}.ts`)))
  return modules.flatMap((module) => Object.values(module)).filter(isEndpoint)
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'needs' in value && 'path' in value
}
