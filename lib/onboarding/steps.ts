export const STEPS = ['person', 'business', 'place', 'activity', 'size', 'documents', 'review'] as const
export type Step = (typeof STEPS)[number]

export const STEP_STATUSES = ['pending', 'draft', 'completed', 'auto_completed'] as const
export type StepStatus = (typeof STEP_STATUSES)[number]

/** Minutes that each step takes someone with their papers at hand. */
export const STEP_MINUTES: Record<Step, number> = {
  person: 1,
  business: 2,
  place: 1,
  activity: 2,
  size: 1,
  documents: 2,
  review: 1,
}

/** Where each step stands; one that is absent was never opened. */
export type StepStatuses = Partial<Record<Step, StepStatus>>

export function isStep(text: string): text is Step {
  return STEPS.some((step) => step === text)
}

/** Whether a step needs nothing more, by its owner's hand or by itself. */
export function isDone(status: StepStatus | undefined): boolean {
  return status === 'completed' || status === 'auto_completed'
}

/** The first step that still needs something: where one goes on, on whatever device. */
export function resumeStep(statuses: StepStatuses): Step {
  return STEPS.find((step) => !isDone(statuses[step])) ?? 'review'
}

/** Whether a step may be opened: everything before it is done. Going back is always possible. */
export function canOpen(step: Step, statuses: StepStatuses): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(resumeStep(statuses))
}

export function stepBefore(step: Step): Step | undefined {
  return STEPS[STEPS.indexOf(step) - 1]
}

/** The step to show once this one is done: the next that needs something, or the one after it when nothing does. */
export function stepAfter(step: Step, statuses: StepStatuses): Step {
  const later = STEPS.slice(STEPS.indexOf(step) + 1)
  return later.find((next) => !isDone(statuses[next])) ?? 'review'
}

/** How far the whole is, in percent of the time it takes, and the minutes still needed (at least 1 until it is finished). */
export function progressOf(statuses: StepStatuses): { percent: number; minutes_left: number } {
  let done = 0
  let left = 0
  for (const step of STEPS) {
    if (isDone(statuses[step])) done += STEP_MINUTES[step]
    // What is begun is half done.
    else left += statuses[step] === 'draft' ? STEP_MINUTES[step] / 2 : STEP_MINUTES[step]
  }
  const total = done + STEPS.reduce((sum, step) => sum + (isDone(statuses[step]) ? 0 : STEP_MINUTES[step]), 0)
  return { percent: Math.round((done / total) * 100), minutes_left: Math.ceil(left) }
}
