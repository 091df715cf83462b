/** The part of svgcanvas that is used: a 2D context that records what is drawn as SVG. */
declare module 'svgcanvas' {
  export const Context: new (options: { width: number; height: number }) => CanvasRenderingContext2D & {
    getSerializedSvg(): string
  }
}
