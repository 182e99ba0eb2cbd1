/* Passkeys need JavaScript. What offers them is hidden until it runs in a browser that has them, and when a passkey is
   not given, the page says so. The ceremony itself is in the sign-in package's own script. */
(function () {
  'use strict'
  document.addEventListener('DOMContentLoaded', function () {
    if (!window.PublicKeyCredential) return
    document.querySelectorAll('[data-passkey]').forEach(function (each) { each.hidden = false })
    document.querySelectorAll('[data-no-passkey]').forEach(function (each) { each.hidden = true })
  })
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    document.querySelectorAll('[data-passkey-fault]').forEach(function (each) {
      each.textContent = each.dataset.passkeyFault
      each.hidden = false
    })
  })
})()
