import { setTimeout as wait } from 'node:timers/promises'

/** How long answers take that must not tell whether an address is known. Above what the slower way needs. */
export const EVEN_MILLISECONDS = 700

/** Runs `work` and answers no sooner than after `milliseconds`, also when it throws. */
export async function evenly<Result>(
  work: () => Promise<Result>,
  milliseconds: number = EVEN_MILLISECONDS,
): Promise<Result> {
  const floor = wait(milliseconds)
  try {
    return await work()
  } finally {
    await floor
  }
}
