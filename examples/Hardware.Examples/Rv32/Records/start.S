# Word 1 is the number of iterations, so that it can be set without a compiler; main's result in a0, then stop.
    .section .text.start
    .globl _start
_start:
    j begin
iterations:
    .word 100
begin:
    li sp, 0x4000
    lw a0, iterations
    call main
    ecall
