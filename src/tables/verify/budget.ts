/** Every exact proof over tables is exponential at worst, so each has a budget of boxes and a third answer. */

const DEFAULT_BUDGET = 3_000_000;

export class Budget {
  boxes = 0;
  readonly most: number;

  constructor(most: number = DEFAULT_BUDGET) {
    this.most = most;
  }

  /** Counts one more box; false once the budget is spent. */
  spend(): boolean {
    this.boxes++;
    return this.boxes <= this.most;
  }

  /** A budget of its own for a part of the work, out of what is left. */
  part(most: number): Budget {
    return new Budget(Math.max(0, Math.min(most, this.most - this.boxes)));
  }

  get exhausted(): boolean {
    return this.boxes > this.most;
  }
}
