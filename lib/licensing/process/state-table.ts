import { COMPANY_ROLES, STAFF_ROLES } from '@/lib/auth/permissions'
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  isAllowed,
  type Move,
  type MoveActor,
  TRANSITIONS,
} from './status'

/** What each move means, for readers of the table. A move without words here does not compile. */
const MEANING: Record<Move, string> = {
  submit: 'The company sends the application.',
  answer_revision: 'The company sends what was asked to be put right; our clock goes on.',
  withdraw: 'The company takes the application back.',
  take: 'A reviewer takes a case nobody holds.',
  release: 'The holder gives it back to the queue.',
  approve_stage: 'The stage is passed; after the last one the licence is issued (`approved`).',
  request_revision: 'The company has to put something right; our clock stops, theirs runs.',
  reject: 'The application ends with a reason.',
  escalate: 'To the supervisors: by the holder, or by the clock at our deadline.',
  hold: 'Rests until a day that is named; nobody’s clock runs.',
  resume: 'Goes on after a hold: by hand, or by the clock on the day named.',
  skip_stage: 'The stage is left out, where the definition lets it be.',
  send_back: 'An earlier stage begins anew.',
  hand_over: 'The holder gives the case to a colleague.',
  undo: 'The last decision is taken back within a minute, while nothing has left the house.',
  assign: 'The case is given to somebody: by a supervisor, or by the rules of assignment.',
  set_priority: 'A supervisor moves the case up or down the queue.',
  deem_approved: 'Our time is over and the definition says that silence is consent (*fiktif positif*).',
  auto_withdraw: 'The company did not answer, and was reminded and warned.',
}

/** The table of states and moves as a page of Markdown, made from the table that the code itself reads. */
export function renderStateTable(): string {
  const rows = APPLICATION_STATUSES.flatMap((from) =>
    (Object.entries(TRANSITIONS[from]) as [Move, ApplicationStatus][]).map(
      ([move, to]) =>
        `| \`${from}\` | \`${move}\` | \`${to}\` | ${actorsOf(from, move).join(', ')} | ${MEANING[move]} |`,
    ),
  )
  const finals = APPLICATION_STATUSES.filter((status) => Object.keys(TRANSITIONS[status]).length === 0)
  return [
    '# States of an application and the moves between them',
    '',
    'Printed by `npm run docs:states` from `lib/licensing/process/status.ts`, which buttons, actions and jobs read; `npm run check` holds it against the source.',
    'What is not in the table cannot happen. Only the holder of a case decides it, a case is taken when nobody holds it, and four eyes keep whoever checked from deciding where the definition says so.',
    '',
    '| From | Move | To | Who | What it means |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    `Nothing leads out of ${finals.map((status) => `\`${status}\``).join(' and ')}.`,
    '',
  ].join('\n')
}

/** Who may make this move in that state, under the best of circumstances. */
function actorsOf(status: ApplicationStatus, move: Move): string[] {
  const companies = COMPANY_ROLES.filter((role) => can(status, { kind: 'applicant', role }, move))
  const staff = STAFF_ROLES.filter((role) => can(status, { kind: 'staff', user_id: 'me', role }, move))
  const clock = can(status, { kind: 'system' }, move) ? ['the clock or a rule'] : []
  return [...companies.map((role) => `company’s ${role}`), ...staff, ...clock]
}

function can(status: ApplicationStatus, actor: MoveActor, move: Move): boolean {
  // What was only sent, nobody has held yet.
  const holders = status === 'submitted' ? [null] : ['me', null]
  return holders.some((assignee_id) =>
    isAllowed({ status, assignee_id, stage_role: 'reviewer' }, actor, move),
  )
}
