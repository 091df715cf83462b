/** The part of WebAssembly's interface that the lab uses; the types of Node do not have it. */
declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    constructor(module: Module)
    readonly exports: object
  }
  class Memory {
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
}
