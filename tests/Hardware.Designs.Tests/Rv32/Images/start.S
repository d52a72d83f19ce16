# Stack at the end of memory, main's result in a0, stop.
    .section .text.start
    .globl _start
_start:
    li sp, 0x4000
    call main
    ecall
