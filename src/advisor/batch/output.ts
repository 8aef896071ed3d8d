/** Lines of JSON as the bytes that will be written; what is said again and again is encoded once. */

const encoder = new TextEncoder();

export class Output {
  private bytes: Uint8Array<ArrayBuffer>;
  private end = 0;

  /** `room`: about how many bytes there will be. */
  constructor(room: number) {
    this.bytes = new Uint8Array(Math.max(LEAST_ROOM, room));
  }

  get length(): number {
    return this.end;
  }

  put(piece: Uint8Array): void {
    this.makeRoom(piece.length);
    this.bytes.set(piece, this.end);
    this.end += piece.length;
  }

  /** Short texts are nearly always ASCII, which takes no encoder. */
  text(text: string): void {
    this.makeRoom(text.length);
    const { bytes, end } = this;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code > MOST_ASCII) {
        this.put(encoder.encode(text));
        return;
      }
      bytes[end + place] = code;
    }
    this.end = end + text.length;
  }

  /** Writes a sign over what stands at a place. */
  over(place: number, code: number): void {
    this.bytes[place] = code;
  }

  /** Everything that was put; nothing can be put any more. */
  take(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.end);
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.end + more));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}

const LEAST_ROOM = 1000;
const MOST_ASCII = 0x7e;

export function encoded(text: string): Uint8Array {
  return encoder.encode(text);
}
