package com.azure.standin;

/** Stands for any class of the Azure libraries, which only {@code azure.live} may use. */
public class Client {}
