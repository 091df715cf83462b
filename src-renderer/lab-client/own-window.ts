/** Whether the page is in the lab's own window; else it is in a browser, which has keys and menus of its own. */
export const isInOwnWindow = location.protocol === 'lab:'
