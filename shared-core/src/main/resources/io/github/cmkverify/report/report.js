'use strict';
(function () {
  var form = document.querySelector('form.filter');
  if (!form) {
    return;
  }
  var all = Array.prototype.slice.call(document.querySelectorAll('.f'));
  var accounts = Array.prototype.slice.call(document.querySelectorAll('section.account'));
  var text = new Map();
  var waiting = 0;

  function words(finding) {
    var known = text.get(finding);
    if (known === undefined) {
      known = (finding.parentNode.getAttribute('aria-label') + ' ' + finding.textContent).toLowerCase();
      text.set(finding, known);
    }
    return known;
  }

  function apply() {
    var wanted = form.elements.text.value.trim().toLowerCase();
    var severity = form.elements.severity.value;
    var outcomes = new Set();
    form.querySelectorAll('input[name=outcome]:checked').forEach(function (box) {
      outcomes.add(box.value);
    });
    var shown = 0;
    all.forEach(function (finding) {
      var fits = outcomes.has(finding.dataset.o) && (severity === '' || severity === finding.dataset.s)
        && (wanted === '' || words(finding).indexOf(wanted) >= 0);
      finding.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    accounts.forEach(function (account) {
      account.hidden = account.querySelector('.f:not([hidden])') === null;
    });
    tell(shown);
  }

  function tell(shown) {
    form.querySelector('output').textContent = shown + ' of ' + all.length + ' findings shown';
  }

  function setOpen(open) {
    all.forEach(function (finding) {
      if (finding.tagName === 'DETAILS' && !finding.hidden) {
        finding.open = open;
      }
    });
  }

  function reveal() {
    var target = /^#[af][0-9]+$/.test(location.hash) ? document.querySelector(location.hash) : null;
    if (!target) {
      return;
    }
    if (target.hidden || target.parentNode.hidden) {
      form.reset();
      apply();
    }
    if (target.tagName === 'DETAILS') {
      target.open = true;
    }
    target.scrollIntoView();
  }

  form.hidden = false;
  form.addEventListener('submit', function (event) {
    event.preventDefault();
  });
  form.addEventListener('input', function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(apply, 120);
  });
  form.elements.open.addEventListener('click', function () {
    setOpen(true);
  });
  form.elements.close.addEventListener('click', function () {
    setOpen(false);
  });
  window.addEventListener('hashchange', reveal);
  tell(all.length);
  reveal();
}());
