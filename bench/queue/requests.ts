import { newId } from '@/lib/ids'
import type { Stage } from './stage'
import { type Answer, actionId, type Visitor } from './visitor'

/** One kind of request, and whether what came back is what was asked for. */
export type Ask = {
  name: string
  send: (turn: number) => Promise<Answer>
  check: (answer: Answer, turn: number) => string
}

const CASE_ACTIONS = 'app/admin/applications/[id]/actions.ts'
const OWNER_ACTIONS = 'app/app/[company]/applications/[id]/actions.ts'
// As the document has them; the data for the scripts names them in another way.
const ROWS = /data-queue-row=""/g

/** The requests that are measured, each with its check, on the people and cases of one database. */
export function requestsOf(stage: Stage) {
  const reviewer = (turn: number): Visitor => pick(stage.reviewers, turn).visitor
  const queue = (
    name: string,
    url: (turn: number) => string,
    check: (answer: Answer, turn: number) => string,
  ): Ask => ({
    name,
    send: (turn) => reviewer(turn).open(url(turn)),
    check,
  })
  const approve = actionId(CASE_ACTIONS, 'approveAction')
  const revise = actionId(CASE_ACTIONS, 'revisionAction')
  const submit = actionId(OWNER_ACTIONS, 'submitAction')
  const search = (text: string) => `/admin/queue?q=${encodeURIComponent(text)}`

  const all: Ask[] = [
    queue('queue page', () => '/admin/queue?tab=all', fullPage),
    queue('filtered queue', () => `/admin/queue?tab=all&type=${stage.type_id}&priority=normal`, fullPage),
    queue(
      'search by number',
      (turn) => search(pick(stage.known, turn).number),
      (answer, turn) => found(answer, pick(stage.known, turn).id),
    ),
    queue(
      'search by name',
      (turn) => search(pick(stage.known, turn).company_name),
      // Others may have the same name, and changed later.
      (answer, turn) => rowsWith(answer, pick(stage.known, turn).company_name),
    ),
    queue(
      'search by a common word',
      () => search('warung'),
      (answer) => fullPage(answer) || (/Warung/.test(answer.text) ? '' : 'no Warung'),
    ),
    {
      name: 'case screen',
      send: (turn) => reviewer(turn).open(`/admin/applications/${pick(stage.known, turn).id}`),
      check: (answer, turn) =>
        page(answer) || (answer.text.includes(pick(stage.known, turn).number) ? '' : 'another case'),
    },
    {
      name: 'submit',
      send: () => {
        const { visitor, slug, draft } = stage.nextDraft()
        return visitor.act(`/app/${slug}/applications/${draft.id}`, submit, {
          company: slug,
          application_id: draft.id,
          version: draft.version,
          transaction_id: newId(),
        })
      },
      check: (answer) =>
        answer.headers.get('x-action-redirect')?.includes('sent=sent') ? '' : `not sent: ${extract(answer)}`,
    },
    {
      name: 'decide',
      send: (turn) => {
        const { visitor, held } = stage.nextHeld()
        const decision = { application_id: held.id, stage_id: held.stage_id, transaction_id: newId() }
        const url = `/admin/applications/${held.id}`
        return turn % 2 === 0
          ? visitor.act(url, approve, {
              ...decision,
              checked: [],
              note: 'Sudah diperiksa',
              license_number: '',
              issued_on: '',
            })
          : visitor.act(url, revise, {
              ...decision,
              message: 'Mohon diperbaiki',
              items: [{ kind: 'document', key: held.document_key, comment: 'Kurang terang' }],
            })
      },
      check: (answer) =>
        answer.status === 200 && answer.text.includes('"ok":true') ? '' : `not decided: ${extract(answer)}`,
    },
  ]
  return all
}

/** The page of the statistics as a supervisor opens it, over a month and over a year. */
export function statisticsOf(stage: Stage): Ask[] {
  const ask = (name: string, url: string): Ask => ({
    name,
    send: () => stage.supervisor.open(url),
    check: (answer) => page(answer) || (answer.text.includes('<table') ? '' : 'no figures'),
  })
  return [
    ask('statistics, 30 days', '/admin/statistics'),
    ask('statistics, a year', '/admin/statistics?period=year'),
  ]
}

export function pick<Item>(list: readonly Item[], turn: number): Item {
  const item = list[turn % list.length]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

function page(answer: Answer): string {
  if (answer.status !== 200) return `status ${answer.status}`
  return answer.text.includes('</html>') ? '' : 'cut off'
}

/** A whole page of the queue, 50 cases. */
function fullPage(answer: Answer): string {
  const rows = answer.text.match(ROWS)?.length ?? 0
  return page(answer) || (rows >= 50 ? '' : `${rows} rows`)
}

function found(answer: Answer, id: string): string {
  return page(answer) || (answer.text.includes(`/admin/applications/${id}`) ? '' : 'not found')
}

/** There are rows, and a company of this name among them. */
function rowsWith(answer: Answer, name: string): string {
  const rows = answer.text.match(ROWS)?.length ?? 0
  const named = answer.text.split(`>${name}`).length - 1
  return page(answer) || (rows > 0 && named >= 1 ? '' : `${rows} rows, ${named} of that name`)
}

const extract = ({ status, text }: Answer) => `status ${status} ${text.slice(0, 200)}`
