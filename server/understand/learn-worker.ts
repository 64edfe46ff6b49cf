/** The thread in which an organisation's corrections become a model; see `learning.ts`. */
import { parentPort } from 'node:worker_threads'
import { type Lesson, learnLanguages } from './learning.ts'

parentPort?.on('message', (lesson: Lesson) => parentPort?.postMessage(learnLanguages(lesson)))
parentPort?.postMessage('ready')
