"""Domains that are none of ours, written for these tests."""

from itertools import pairwise

BLOCKS = """
; four actions, one arm
(define (domain blocks)
  (:requirements :strips)
  (:predicates (on ?x ?y) (ontable ?x) (clear ?x) (handempty) (holding ?x))
  (:action pick-up :parameters (?x)
    :precondition (and (clear ?x) (ontable ?x) (handempty))
    :effect (and (not (ontable ?x)) (not (clear ?x)) (not (handempty)) (holding ?x)))
  (:action put-down :parameters (?x)
    :precondition (holding ?x)
    :effect (and (not (holding ?x)) (clear ?x) (handempty) (ontable ?x)))
  (:action stack :parameters (?x ?y)
    :precondition (and (holding ?x) (clear ?y))
    :effect (and (not (holding ?x)) (not (clear ?y)) (clear ?x) (handempty) (on ?x ?y)))
  (:action unstack :parameters (?x ?y)
    :precondition (and (on ?x ?y) (clear ?x) (handempty))
    :effect (and (holding ?x) (clear ?y) (not (clear ?x)) (not (handempty)) (not (on ?x ?y)))))
"""

# Sussman's anomaly: the textbook plan has six actions.
SUSSMAN = """
(define (problem sussman) (:domain blocks)
  (:objects A B C)
  (:init (ontable A) (ontable B) (on C A) (clear C) (clear B) (handempty))
  (:goal (and (on A B) (on B C))))
"""

LOGISTICS = """
(define (domain logistics)
  (:requirements :strips :typing :action-costs)
  (:types place thing - object truck package - thing)
  (:predicates (at ?t - thing ?p - place) (in ?p - package ?t - truck) (road ?a ?b - place))
  (:functions (total-cost) - number (miles ?a ?b - place) - number)
  (:action drive-truck :parameters (?t - truck ?a ?b - place)
    :precondition (and (at ?t ?a) (road ?a ?b))
    :effect (and (not (at ?t ?a)) (at ?t ?b) (increase (total-cost) (miles ?a ?b))))
  (:action load-truck :parameters (?p - package ?t - truck ?a - place)
    :precondition (and (at ?p ?a) (at ?t ?a))
    :effect (and (not (at ?p ?a)) (in ?p ?t) (increase (total-cost) 1)))
  (:action unload-truck :parameters (?p - package ?t - truck ?a - place)
    :precondition (and (in ?p ?t) (at ?t ?a))
    :effect (and (not (in ?p ?t)) (at ?p ?a) (increase (total-cost) 1))))
"""

# The direct road is longer in miles than the one over the hill, which takes one action more.
DELIVERY = """
(define (problem delivery) (:domain logistics)
  (:objects truck1 - truck package1 - package depot hill shop - place)
  (:init (at truck1 depot) (at package1 depot)
    (road depot shop) (road depot hill) (road hill shop)
    (= (miles depot shop) 10) (= (miles depot hill) 3) (= (miles hill shop) 4) (= (total-cost) 0))
  (:goal (at package1 shop))
  {metric})
"""
CHEAPEST = LOGISTICS + DELIVERY.format(metric="(:metric minimize (total-cost))")
SHORTEST = LOGISTICS + DELIVERY.format(metric="")

# Conditional effects, a quantified precondition, a quantified effect, a disjunctive goal.
LIGHTS = """
(define (domain lights)
  (:requirements :adl)
  (:types lamp)
  (:predicates (on ?l - lamp) (next ?a ?b - lamp) (checked))
  (:action press :parameters (?l - lamp)
    :precondition (not (checked))
    :effect (and (when (on ?l) (not (on ?l))) (when (not (on ?l)) (on ?l))
      (forall (?o - lamp) (when (and (next ?l ?o) (on ?o)) (not (on ?o))))
      (forall (?o - lamp) (when (and (next ?l ?o) (not (on ?o))) (on ?o)))))
  (:action check :parameters ()
    :precondition (forall (?l - lamp) (on ?l))
    :effect (checked)))
(define (problem three) (:domain lights)
  (:objects a b c - lamp)
  (:init (next a b) (next b a) (next b c) (next c b) (on b))
  (:goal (checked)))
"""


def blocks(goal: str) -> str:
    """Three blocks with another goal."""
    return BLOCKS + SUSSMAN.replace("(and (on A B) (on B C))", goal)


def towers(count: int) -> str:
    """Turn a tower of many blocks upside down, in pairs: far too much for a proof, and work for a greedy search."""
    names = [f"b{i}" for i in range(count)]
    tower = " ".join(f"(on {a} {b})" for a, b in pairwise(names))
    mixed = names[::2] + names[1::2]
    goal = " ".join(f"(on {a} {b})" for a, b in pairwise(mixed))
    return BLOCKS + (
        f"(define (problem towers) (:domain blocks) (:objects {' '.join(names)})"
        f"(:init {tower} (ontable {names[-1]}) (clear {names[0]}) (handempty)) (:goal (and {goal})))"
    )


def locks(count: int) -> str:
    """Switches that can be set freely, and a key whose making blocks them for ever in the wrong place.

    No plan, which only visiting all of about 2^count states shows: without deletions the key and the switches would do.
    """
    switches = [f"(up-{i})" for i in range(count)]
    flips = "".join(
        f"(:action raise-{i} :parameters () :precondition (not (blocked)) :effect {switch})"
        f"(:action lower-{i} :parameters () :precondition (not (blocked)) :effect (not {switch}))"
        for i, switch in enumerate(switches)
    )
    return (
        f"(define (domain locks) (:requirements :strips :negative-preconditions)"
        f"(:predicates (blocked) (open) (key) {' '.join(switches)})"
        f"{flips}"
        f"(:action make-key :parameters () :precondition (up-0) :effect (and (key) (blocked) (not (up-0))))"
        f"(:action turn :parameters () :precondition (and (key) {' '.join(switches)}) :effect (open)))"
        f"(define (problem lock) (:domain locks) (:init) (:goal (open)))"
    )
